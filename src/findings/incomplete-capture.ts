import type { ParsedFile, Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { countArg, has, textArg } from './args.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';
import { sayCaptureReasons } from './words/capture-reasons.ts';
import { joinNames } from './words/join-names.ts';

const rule: Rule = {
  code: 'incomplete-capture',
  needs: ['manifest'],
  why: 'The manifest says that something asked for is missing (denied, degraded for cost, timed out), or a file ends in the middle. Refusals that are normal for their kind (kernel threads, zombies, files this kernel does not have) do not count. Warning where a process that was asked for by name has no smaps or status, else notice.',
  judge(comparison) {
    const sides = [comparison.before, comparison.after].filter((side): side is Snapshot => side !== null);
    const found = sides.flatMap(
      (side) => judgeSide(side, side === comparison.before && comparison.before !== comparison.after ? 'before' : 'after') ?? [],
    );
    if (found.length > 0) return foundOrClear(found);
    return sides.some((side) => side.manifest !== null)
      ? { state: 'clear' }
      : { state: 'unknown', missing: ['manifest: the archive does not say what was asked for'] };
  },
};

function judgeSide(snapshot: Snapshot, side: 'before' | 'after'): Judged | null {
  const { manifest } = snapshot;
  const cut = cutFiles(snapshot);
  const refused = snapshot.refused.filter(({ normal }) => !normal);
  if (manifest?.complete !== false && cut.length === 0) return null;
  const targets = new Set(snapshot.targets);
  const lacking = [...snapshot.processes.values()].filter(
    (process) => targets.has(process.id) && process.kind === 'user' && (process.mappings === null || !process.files.has('status')),
  );
  return {
    severity: lacking.length > 0 ? 'warning' : 'notice',
    confidence: 0.99,
    subject: { kind: 'capture', id: side },
    args: {
      side,
      reasons: showName(manifest?.reasons.slice(0, 3).join('; ') ?? '') || null,
      refused: refused.length,
      errnos: [...new Set(refused.map(({ errno }) => errno))].join(', ') || null,
      degraded: manifest?.degraded.length ?? 0,
      cut: cut.length === 0 ? null : showName(joinNames(cut)),
      lacking: lacking.length,
    },
    bytes: null,
    evidence: refused.slice(0, 5).map(({ path, errno }) => ({
      metric: errno,
      before: null,
      after: { value: errno, sample: snapshot.sample, file: showName(path), line: null },
    })),
    reasoning: [{ code: 'capture-says-so', args: {} }],
    next: [{ code: 'capture-with-rights', args: {} }],
  };
}

function cutFiles(snapshot: Snapshot): readonly string[] {
  const files: ParsedFile[] = [
    ...snapshot.hostFiles.values(),
    ...[...snapshot.processes.values()].flatMap((process) => [...process.files.values()]),
    ...[...snapshot.cgroups.values()].flatMap((cgroup) => [...cgroup.files.values()]),
  ];
  return files.filter(({ cut }) => cut).map(({ path }) => path);
}

export const incompleteCapture: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `The ${args['side'] === 'before' ? 'older' : 'newer'} capture is incomplete`,
      text: (args) =>
        `Part of what was asked for is missing in the ${args['side'] === 'before' ? 'older' : 'newer'} capture` +
        (has(args, 'reasons') ? ` (${textArg(args, 'reasons')})` : '') +
        `: ${countArg(args, 'refused')} files refused${has(args, 'errnos') ? ` (${textArg(args, 'errnos')})` : ''}, ${countArg(args, 'degraded')} read at a lower detail.` +
        (has(args, 'cut') ? ` The archive ends inside ${textArg(args, 'cut')}.` : '') +
        ' What is missing counts as unknown, never as 0.',
    },
    'zh-CN': {
      title: (args) => `${args['side'] === 'before' ? '较早' : '较新'}的采集不完整`,
      text: (args) =>
        `${args['side'] === 'before' ? '较早' : '较新'}的采集缺少部分所需内容` +
        (has(args, 'reasons') ? `（${sayCaptureReasons(textArg(args, 'reasons'), 'zh-CN')}）` : '') +
        `：${countArg(args, 'refused')} 个文件被拒绝读取${has(args, 'errnos') ? `（${textArg(args, 'errnos')}）` : ''}，${countArg(args, 'degraded')} 个以较低详细程度读取。` +
        (has(args, 'cut') ? `归档在 ${textArg(args, 'cut')} 中间结束。` : '') +
        '缺失的内容按未知处理，绝不当作 0。',
    },
  },
};
