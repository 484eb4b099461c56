import type { Comparison } from '../diff/index.ts';
import type { Process, Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, countArg, textArg } from './args.ts';
import { tornBy } from './consistency.ts';
import { foundOrClear, type Coded, type Finding, type Judged, type Rule } from './rule.ts';
import { joinNames } from './words/join-names.ts';

/** One busy process moves between two reads; when a fifth of them did, the capture took too long. */
const manyShare = 0.2;
/** From this gap a torn process can hide or fake a finding. */
const matters = 8 * 2 ** 20;

const rule: Rule = {
  code: 'torn-capture',
  needs: ['status.VmRSS', 'smaps.Rss', 'manifest'],
  why: 'The files of a process were read at moments between which it changed: RSS of status and the sum of smaps differ by more than 1 %, 256 KiB and the error of the counters, or its start time changed while it was read (pid reuse). A notice where a fifth of the processes or 8 MiB are concerned, else information.',
  judge(comparison) {
    const sides = [comparison.before, comparison.after].filter((side): side is Snapshot => side !== null);
    const checked = sides.flatMap((side) =>
      [...side.processes.values()].filter((process) => process.mappings?.source === 'smaps' && process.kind === 'user'),
    );
    const reused = sides.flatMap((side) => side.manifest?.processes.filter(({ state }) => state === 'reused').map(({ pid }) => pid) ?? []);
    if (checked.length === 0 && reused.length === 0) return { state: 'unknown', missing: ['smaps and status of one process'] };
    const torn = sides.flatMap((side) => [...side.processes.values()].flatMap((process) => tornProcess(process, side)));
    if (torn.length === 0 && reused.length === 0) return { state: 'clear' };
    return foundOrClear([toFinding(torn, reused, checked.length, comparison)]);
  },
};

interface Torn {
  readonly process: Process;
  readonly by: number;
}

function tornProcess(process: Process, snapshot: Snapshot): readonly Torn[] {
  const by = tornBy(process, snapshot);
  return by === null ? [] : [{ process, by }];
}

function toFinding(torn: readonly Torn[], reused: readonly number[], checked: number, comparison: Comparison): Judged {
  const worst = [...torn].sort((left, right) => right.by - left.by);
  const most = worst[0]?.by ?? 0;
  const reasoning: Coded[] = [{ code: 'counter-error-left-out', args: {} }];
  return {
    severity: torn.length >= checked * manyShare || most >= matters || reused.length > 0 ? 'notice' : 'info',
    confidence: 0.8,
    subject: { kind: 'capture', id: comparison.after.file },
    args: {
      count: torn.length,
      checked,
      most,
      reused: reused.length === 0 ? null : reused.join(', '),
      who: showName(joinNames(worst.map(({ process }) => `${process.identity.comm ?? '?'} (pid ${String(process.pid)})`))),
    },
    bytes: most,
    evidence: worst.slice(0, 3).map(({ process, by }) => ({
      metric: `status.VmRSS - smaps.Rss of pid ${String(process.pid)}`,
      before: null,
      after: { value: by, sample: comparison.after.sample, file: process.files.get('status')?.path ?? '', line: null },
    })),
    reasoning,
    next: [{ code: 'capture-fewer', args: {} }],
  };
}

export const tornCapture: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${countArg(args, 'count')} processes changed while they were read`,
      text: (args) =>
        `Of ${countArg(args, 'checked')} processes read, ${countArg(args, 'count')} changed between two of their files${args['count'] === 0 ? '' : ` (${textArg(args, 'who')}), by up to ${bytesArg(args, 'most')}`}: differences below that mean nothing for them.` +
        (args['reused'] === null ? '' : ` A pid was reused meanwhile: ${textArg(args, 'reused')}.`),
    },
    'zh-CN': {
      title: (args) => `${countArg(args, 'count')} 个进程在读取期间发生变化`,
      text: (args) =>
        `所读取的 ${countArg(args, 'checked')} 个进程中，有 ${countArg(args, 'count')} 个在其两个文件的读取之间发生变化${args['count'] === 0 ? '' : `（${textArg(args, 'who')}），最多相差 ${bytesArg(args, 'most')}`}：对它们而言，小于此值的差异没有意义。` +
        (args['reused'] === null ? '' : `期间有 pid 被复用：${textArg(args, 'reused')}。`),
    },
  },
};
