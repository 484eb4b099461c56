import type { Comparison, ProcessPair } from '../diff/index.ts';
import { amountOf } from '../model/index.ts';
import { sumColumn } from '../kernel/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, has, textArg } from './args.ts';
import { evidenceOf, fieldEvidence, processName, processSubject } from './evidence.ts';
import { change, is, presentProcesses, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Eight collapses: two were seen on idle services with THP=always, four times that is no jitter. */
export const leastHugeRise = 16 * 2 ** 20;
/** A share of the rise in anonymous memory that lies in new huge pages. */
const hugeShare = 0.8;
/** In a single capture: this much in huge pages of which less than a third carries an accessed bit. */
const leastLevel = 256 * 2 ** 20;
const untouchedShare = 0.33;

const rule: Rule = {
  code: 'huge-page-bloat',
  needs: ['anonymousHuge', 'anonymous', 'minorFaults', 'smaps.Referenced'],
  why: 'Huge pages made a process larger than what it touches. In a diff: AnonHugePages rose by at least 16 MiB, carry 80 % of the rise of anonymous memory, the address space stayed, and the program took too few page faults to have touched it: khugepaged did it. In a single capture: at least 256 MiB in huge pages and less than a third of anonymous memory was accessed since the bits were last cleared. Accessed bits are sticky and a counter of faults is no proof: grade 0.5.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => is(pair.metrics['anonymousHuge']) === null))
      return { state: 'unknown', missing: ['smaps or smaps_rollup'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const huge = pair.metrics['anonymousHuge'];
  const after = is(huge);
  if (after === null) return null;
  const rise = collapsed(pair);
  const level = comparison.before === null && isUntouched(pair, after);
  if (rise === null && !level) return null;
  const pid = pair.after?.pid ?? null;
  return {
    severity: 'notice',
    confidence: 0.5,
    subject: processSubject(pair),
    args: { process: showName(processName(pair)), pid, delta: rise, after, before: was(huge), referenced: referencedOf(pair) },
    bytes: rise ?? after,
    evidence: [
      evidenceOf('anonymousHuge', huge, comparison),
      evidenceOf('anonymous', pair.metrics['anonymous'], comparison),
      fieldEvidence(comparison, 'vmstat', 'thp_collapse_alloc', (snapshot) => snapshot.hostFiles),
    ],
    reasoning: [{ code: rise === null ? 'accessed-bits-stick' : 'few-faults', args: {} }],
    next: [{ code: 'read-khugepaged', args: {} }],
  };
}

function collapsed(pair: ProcessPair): number | null {
  const { anonymous, anonymousHuge, virtual, minorFaults } = pair.metrics;
  const rise = change(anonymousHuge);
  const grew = change(anonymous);
  const faults = change(minorFaults);
  if (pair.pairing.kind !== 'same' || rise === null || grew === null || faults === null || rise < leastHugeRise) return null;
  const isStill = Math.abs(change(virtual) ?? 0) < rise / 10 && faults < rise / 2 ** 22;
  // The small pages that were there before make the gain a little less than the huge pages put in their place.
  return grew >= leastHugeRise * hugeShare && rise >= grew * hugeShare && isStill ? Math.min(rise, grew) : null;
}

const referencedOf = (pair: ProcessPair): number | null => {
  const table = pair.after?.mappings;
  if (table?.source === 'smaps') return sumColumn(table, 'Referenced').sum;
  return pair.after === null ? null : amountOf(pair.after.files, 'smaps_rollup', 'Referenced');
};

function isUntouched(pair: ProcessPair, huge: number): boolean {
  const referenced = referencedOf(pair);
  const anonymous = is(pair.metrics['anonymous']);
  return (
    huge >= leastLevel &&
    referenced !== null &&
    anonymous !== null &&
    huge >= anonymous * hugeShare &&
    referenced < anonymous * untouchedShare
  );
}

export const hugePageBloat: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: ${bytesArg(args, 'after')} in transparent huge pages`,
      text: (args) =>
        has(args, 'delta')
          ? `The kernel replaced small pages of ${textArg(args, 'process')} by huge ones: about ${bytesArg(args, 'delta')} of its growth is filling between what the program touched.`
          : `${textArg(args, 'process')} holds ${bytesArg(args, 'after')} in transparent huge pages, but only ${bytesArg(args, 'referenced')} of its memory carries an accessed bit.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：透明大页占 ${bytesArg(args, 'after')}`,
      text: (args) =>
        has(args, 'delta')
          ? `内核将 ${textArg(args, 'process')} 的小页合并为大页：其增长中约 ${bytesArg(args, 'delta')} 只是程序所访问部分之间的填充。`
          : `${textArg(args, 'process')} 有 ${bytesArg(args, 'after')} 位于透明大页，但带有访问标记的内存只有 ${bytesArg(args, 'referenced')}。`,
    },
  },
};
