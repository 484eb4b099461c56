import type { Comparison, ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, deltaArg, textArg } from './args.ts';
import { evidenceOf, mappingsStep, processName, processSubject } from './evidence.ts';
import { change, is, lastingProcesses, oneCapture, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Address space is cheap: one malloc arena reserves 64 MiB, one thread stack 8. Four arenas are worth a line. */
export const leastReservation = 256 * 2 ** 20;
/** A JVM or a Go program reserves gigabytes at the start: growth counts as a share of what it has. */
const leastShare = 0.1;

const rule: Rule = {
  code: 'mapping-growth',
  needs: ['virtual'],
  why: 'The address space of a process (VmSize) grew by at least 256 MiB and 10 %. Address space is not memory: it is a notice, never a warning, and says what of it became resident.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    const pairs = lastingProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => change(pair.metrics['virtual']) === null))
      return { state: 'unknown', missing: ['status.VmSize'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const { virtual } = pair.metrics;
  const delta = change(virtual);
  if (delta === null || delta < leastReservation || delta < (was(virtual) ?? 0) * leastShare) return null;
  const pid = pair.after?.pid ?? null;
  return {
    severity: 'notice',
    confidence: 0.99,
    subject: processSubject(pair),
    args: {
      process: showName(processName(pair)),
      pid,
      delta,
      before: was(virtual),
      after: is(virtual),
      resident: change(pair.metrics['rss']),
    },
    bytes: delta,
    evidence: [evidenceOf('virtual', virtual, comparison), evidenceOf('rss', pair.metrics['rss'], comparison)],
    reasoning: [
      { code: 'kernel-counter', args: { counter: 'status VmSize' } },
      { code: 'address-space-is-free', args: {} },
    ],
    next: [mappingsStep(pair), { code: 'who-counts-addresses', args: { pid } }],
  };
}

export const mappingGrowth: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: address space ${deltaArg(args, 'delta')}`,
      text: (args) =>
        `The address space of ${textArg(args, 'process')} grew from ${bytesArg(args, 'before')} to ${bytesArg(args, 'after')}; its resident memory changed by ${deltaArg(args, 'resident')}. Reserved addresses cost no RAM until they are touched.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：地址空间 ${deltaArg(args, 'delta')}`,
      text: (args) =>
        `${textArg(args, 'process')} 的地址空间从 ${bytesArg(args, 'before')} 增至 ${bytesArg(args, 'after')}；常驻内存变化 ${deltaArg(args, 'resident')}。保留的地址在被访问之前不占用物理内存。`,
    },
  },
};
