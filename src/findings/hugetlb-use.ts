import type { Comparison, ProcessPair } from '../diff/index.ts';
import { amountOf, numberOf } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, deltaArg, has, textArg } from './args.ts';
import { evidenceOf, fieldEvidence, hostSubject, mappingsStep, processName, processSubject } from './evidence.ts';
import { change, is, presentProcesses } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** A pool of huge pages that nobody uses is lost to everybody else: from a twentieth of RAM it matters. */
const unusedShare = 0.05;

const rule: Rule = {
  code: 'hugetlb-use',
  needs: ['hugetlb', 'meminfo HugePages_Free'],
  why: 'A process uses pages of the hugetlb pool (HugetlbPages in status), which no RSS, PSS or memory.current contains: information, and a notice where it changed. And a pool of which 5 % of RAM lie unused is a notice. Both are the kernel’s own counts: grade 0.99.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => is(pair.metrics['hugetlb']) === null))
      return { state: 'unknown', missing: ['status.HugetlbPages (since 4.4)'] };
    const unused = judgePool(comparison);
    return foundOrClear([...pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []), ...(unused === null ? [] : [unused])]);
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const { hugetlb } = pair.metrics;
  const after = is(hugetlb) ?? 0;
  const delta = pair.before === null ? null : change(hugetlb);
  const changed = delta !== null && delta !== 0;
  if (after === 0 && !changed) return null;
  const pid = pair.after?.pid ?? null;
  return {
    severity: changed ? 'notice' : 'info',
    confidence: 0.99,
    subject: processSubject(pair),
    args: { process: showName(processName(pair)), pid, after, delta: changed ? delta : null },
    bytes: changed ? Math.abs(delta) : after,
    evidence: [evidenceOf('hugetlb', hugetlb, comparison)],
    reasoning: [{ code: 'not-in-rss', args: {} }],
    next: [
      { code: 'look-at-hugetlb', args: {} },
      mappingsStep(pair),
      ...(changed && delta > 0 ? [{ code: 'capture-again', args: { pid } }] : []),
    ],
  };
}

function judgePool(comparison: Comparison): Judged | null {
  const free = poolFree(comparison);
  const before = comparison.before === null ? null : poolFree({ after: comparison.before });
  const total = numberOf(comparison.after.hostMetrics['total']);
  if (free === null || total === null || free < total * unusedShare) return null;
  return {
    severity: before !== null && before >= total * unusedShare ? 'info' : 'notice',
    confidence: 0.99,
    subject: hostSubject,
    args: { process: null, pid: null, after: free, delta: null },
    bytes: free,
    evidence: [fieldEvidence(comparison, 'meminfo', 'HugePages_Free', (snapshot) => snapshot.hostFiles)],
    reasoning: [{ code: 'kernel-counter', args: { counter: 'meminfo HugePages_Free' } }],
    next: [{ code: 'look-at-hugetlb', args: {} }],
  };
}

function poolFree({ after }: Pick<Comparison, 'after'>): number | null {
  const pages = amountOf(after.hostFiles, 'meminfo', 'HugePages_Free');
  const size = amountOf(after.hostFiles, 'meminfo', 'Hugepagesize');
  return pages === null || size === null ? null : pages * size;
}

export const hugetlbUse: Finding = {
  rule,
  words: {
    en: {
      title: (args) =>
        args['process'] === null
          ? `${bytesArg(args, 'after')} of huge pages lie unused`
          : `${textArg(args, 'process')}: ${bytesArg(args, 'after')} of hugetlb pages`,
      text: (args) =>
        args['process'] === null
          ? `The hugetlb pool has ${bytesArg(args, 'after')} that nobody uses; ordinary memory cannot be taken from it.`
          : `${textArg(args, 'process')} uses ${bytesArg(args, 'after')} of hugetlb pages${has(args, 'delta') ? ` (${deltaArg(args, 'delta')})` : ''}. They are in no RSS or PSS, and by default not in the cgroup's memory either.`,
    },
    'zh-CN': {
      title: (args) =>
        args['process'] === null
          ? `${bytesArg(args, 'after')} 大页闲置`
          : `${textArg(args, 'process')}：hugetlb 大页 ${bytesArg(args, 'after')}`,
      text: (args) =>
        args['process'] === null
          ? `hugetlb 池中有 ${bytesArg(args, 'after')} 无人使用；普通内存分配无法动用它。`
          : `${textArg(args, 'process')} 使用 ${bytesArg(args, 'after')} hugetlb 大页${has(args, 'delta') ? `（${deltaArg(args, 'delta')}）` : ''}。它们不计入 RSS 与 PSS，默认也不计入 cgroup 内存。`,
    },
  },
};
