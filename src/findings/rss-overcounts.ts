import type { Comparison, ProcessPair } from '../diff/index.ts';
import { bytesArg, deltaArg, has, textArg } from './args.ts';
import { undercountOf } from './consistency.ts';
import { evidenceOf, hostSubject } from './evidence.ts';
import { is, presentProcesses, was } from './reading.ts';
import { foundOrClear, type Finding, type Rule } from './rule.ts';

/** Libraries alone make RSS count the same pages dozens of times: below 64 MiB and a tenth it misleads nobody. */
const least = 64 * 2 ** 20;
const leastShare = 0.1;
/** A rise of the excess by this much makes a sum of RSS show growth that did not happen. */
const leastRise = 32 * 2 ** 20;

const rule: Rule = {
  code: 'rss-overcounts',
  needs: ['rss', 'pss'],
  why: 'The sum of RSS over the processes exceeds the sum of PSS, which counts each shared page once among the processes that were seen, by at least 64 MiB and 10 %. What smaps leaves out (smaps-undercounts) is in no PSS and is added to it. In a diff it is a notice where the excess rose by 32 MiB or more, else information.',
  judge(comparison) {
    const known = presentProcesses(comparison).filter((pair) => is(pair.metrics['rss']) !== null && is(pair.metrics['pss']) !== null);
    if (known.length === 0) return { state: 'unknown', missing: ['smaps or smaps_rollup'] };
    if (known.length < 2) return { state: 'not-applicable', why: 'one process: nothing is counted twice' };
    const after = sums(known, is, missingNow(comparison));
    const excess = after.rss - after.pss;
    const older = comparison.before === null ? null : sums(comparison.processes, was, missingThen(comparison));
    const rise = older === null ? null : excess - (older.rss - older.pss);
    const rose = rise !== null && rise >= leastRise;
    if (!rose && (excess < least || excess < after.rss * leastShare)) return { state: 'clear' };
    return foundOrClear([
      {
        severity: rose ? 'notice' : 'info',
        confidence: 0.99,
        subject: hostSubject,
        args: {
          rss: after.rss,
          pss: after.pss,
          missing: after.missing === 0 ? null : after.missing,
          excess,
          rise: rose ? rise : null,
          processes: known.length,
        },
        bytes: excess,
        evidence: largestExcess(known).flatMap((pair) => [
          evidenceOf('rss', pair.metrics['rss'], comparison),
          evidenceOf('pss', pair.metrics['pss'], comparison),
        ]),
        reasoning: [{ code: 'pss-adds-up', args: {} }],
        next: [{ code: 'sum-pss', args: {} }],
      },
    ]);
  },
};

type Side = (pair: ProcessPair['metrics'][string] | undefined) => number | null;

/** Bytes by which the PSS of a process is too small, as its smaps leaves them out. */
type Missing = (pair: ProcessPair) => number;

const missingNow =
  ({ after }: Comparison): Missing =>
  (pair) =>
    (pair.after === null ? null : undercountOf(pair.after, after))?.share ?? 0;

const missingThen =
  ({ before }: Comparison): Missing =>
  (pair) =>
    (pair.before === null || before === null ? null : undercountOf(pair.before, before))?.share ?? 0;

/** `pss`: with what it leaves out. */
function sums(pairs: readonly ProcessPair[], side: Side, missingOf: Missing) {
  let [rss, pss, missing] = [0, 0, 0];
  for (const pair of pairs) {
    const [own, share] = [side(pair.metrics['rss']), side(pair.metrics['pss'])];
    if (own === null || share === null) continue;
    const left = missingOf(pair);
    rss += own;
    pss += share + left;
    missing += left;
  }
  return { rss, pss, missing };
}

const excessOf = (pair: ProcessPair): number => (is(pair.metrics['rss']) ?? 0) - (is(pair.metrics['pss']) ?? 0);

function largestExcess(pairs: readonly ProcessPair[]): readonly ProcessPair[] {
  return [...pairs].sort((left, right) => excessOf(right) - excessOf(left)).slice(0, 3);
}

export const rssOvercounts: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `Sum of RSS counts ${bytesArg(args, 'excess')} twice or more`,
      text: (args) =>
        `Added up, the RSS of ${textArg(args, 'processes')} processes is ${bytesArg(args, 'rss')}, but they use ${bytesArg(args, 'pss')} (sum of PSS${has(args, 'missing') ? `, and ${bytesArg(args, 'missing')} that smaps leaves out` : ''}): ${bytesArg(args, 'excess')} is shared memory counted once for each process that maps it.` +
        (has(args, 'rise') ? ` The excess changed by ${deltaArg(args, 'rise')}: that part of any rise in RSS is not memory use.` : ''),
    },
    'zh-CN': {
      title: (args) => `RSS 之和重复计算了 ${bytesArg(args, 'excess')}`,
      text: (args) =>
        `${textArg(args, 'processes')} 个进程的 RSS 相加为 ${bytesArg(args, 'rss')}，而实际使用 ${bytesArg(args, 'pss')}（PSS 之和${has(args, 'missing') ? `，加上 smaps 漏计的 ${bytesArg(args, 'missing')}` : ''}）：其中 ${bytesArg(args, 'excess')} 是共享内存，每个映射它的进程都计了一次。` +
        (has(args, 'rise') ? `超出部分变化 ${deltaArg(args, 'rise')}：RSS 上升中的这一部分并非内存用量增加。` : ''),
    },
  },
};
