import type { Comparison, ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { deltaArg, textArg } from './args.ts';
import { processName, processSubject } from './evidence.ts';
import { mappedFiles, type MappedFile } from './mapped-files.ts';
import { lastingProcesses, oneCapture } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

const rule: Rule = {
  code: 'library-replaced',
  needs: ['smaps or maps'],
  why: 'A paired process maps a file of the same path but another device or inode than before, or still maps the old one, which has become "(deleted)": somebody put a new file in its place. Libraries and data files, not the executable (executable-changed). The inode is the identity that the kernel prints: grade 0.99.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    const pairs = lastingProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => pair.after?.mappings == null)) return { state: 'unknown', missing: ['maps or smaps'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison)));
  },
};

interface Replaced {
  readonly older: MappedFile;
  readonly newer: MappedFile;
}

function judgeProcess(pair: ProcessPair, comparison: Comparison): readonly Judged[] {
  if (pair.before === null || pair.after === null) return [];
  const exes = new Set([pair.before, pair.after].map(({ identity }) => (identity.exe ?? '').replace(/ \(deleted\)$/u, '')));
  const older = new Map([...mappedFiles(pair.before).values()].filter(({ code }) => code).map((file) => [file.path, file] as const));
  // A container of another image lies on another file system: every one of its files has a new identity, and none was replaced.
  const elsewhere = pair.before.identity.container !== pair.after.identity.container;
  const replaced: Replaced[] = [];
  for (const newer of mappedFiles(pair.after).values()) {
    const before = older.get(newer.path);
    if (before === undefined || exes.has(newer.path) || !newer.code || elsewhere) continue;
    if (before.id !== newer.id || (newer.deleted && !before.deleted)) replaced.push({ older: before, newer });
  }
  return replaced.map((file) => toFinding(pair, file, comparison));
}

function toFinding(pair: ProcessPair, { older, newer }: Replaced, comparison: Comparison): Judged {
  const stale = newer.deleted && older.id === newer.id;
  const pid = pair.after?.pid ?? null;
  return {
    severity: 'notice',
    confidence: 0.99,
    subject: { ...processSubject(pair), mapping: newer.path },
    args: { process: showName(processName(pair)), pid, file: showName(newer.path), stale, sizeBy: newer.size - older.size },
    bytes: null,
    evidence: [
      {
        metric: `identity of ${showName(newer.path)}`,
        before: {
          value: idOf(older),
          sample: comparison.before?.sample ?? 0,
          file: pair.before?.mappingsPath ?? '',
          line: older.line,
        },
        after: { value: idOf(newer), sample: comparison.after.sample, file: pair.after?.mappingsPath ?? '', line: newer.line },
      },
    ],
    reasoning: [{ code: 'identity-by-inode', args: {} }],
    next: stale
      ? [
          { code: 'list-deleted', args: { pid } },
          { code: 'restart-when-due', args: { process: showName(processName(pair)) } },
        ]
      : [{ code: 'check-deploy', args: { file: showName(newer.path) } }],
  };
}

/** Device and inode, and whether the kernel prints ` (deleted)` behind the path. */
const idOf = ({ id, deleted }: MappedFile): string => (deleted ? `${id} (deleted)` : id);

export const libraryReplaced: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: ${textArg(args, 'file')} was replaced`,
      text: (args) =>
        args['stale'] === true
          ? `${textArg(args, 'file')} was removed or replaced on disk; ${textArg(args, 'process')} keeps the old file mapped and runs its code until it is restarted.`
          : `${textArg(args, 'process')} maps another file as ${textArg(args, 'file')} than before; its mappings changed by ${deltaArg(args, 'sizeBy')} in size.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：${textArg(args, 'file')} 已被替换`,
      text: (args) =>
        args['stale'] === true
          ? `磁盘上的 ${textArg(args, 'file')} 已被删除或替换；${textArg(args, 'process')} 仍映射旧文件，在重启之前一直运行旧代码。`
          : `${textArg(args, 'process')} 以 ${textArg(args, 'file')} 之名映射的已是另一个文件；其映射大小变化 ${deltaArg(args, 'sizeBy')}。`,
    },
  },
};
