import type { Comparison, ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, deltaArg, has, textArg } from './args.ts';
import { evidenceOf, processName, processSubject } from './evidence.ts';
import { change, is, presentProcesses, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** As for growth: less is not worth a line. */
const least = 8 * 2 ** 20;
/** In a single capture: a large part of a process lies in swap, and it is a large process. */
const leastLevel = 64 * 2 ** 20;
const leastShare = 0.25;

const rule: Rule = {
  code: 'swapped-out',
  needs: ['swap', 'rss'],
  why: 'At least 8 MiB more of a process lie in swap than before: a fall of its RSS is then no freed memory. In a single capture: 64 MiB and a quarter of the process. A level that was there before is information. VmSwap is the kernel’s own count: grade 0.99.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => is(pair.metrics['swap']) === null))
      return { state: 'unknown', missing: ['status.VmSwap or smaps'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function isLarge(swap: number | null, rss: number | null): boolean {
  return swap !== null && swap >= leastLevel && swap >= (swap + (rss ?? 0)) * leastShare;
}

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const { swap, rss } = pair.metrics;
  const after = is(swap);
  const delta = pair.before === null || comparison.before === null ? null : change(swap);
  const grew = delta !== null && delta >= Math.max(least, swap?.noise ?? 0);
  const large = isLarge(after, is(rss));
  if (after === null || (!grew && !large)) return null;
  const pid = pair.after?.pid ?? null;
  const both = grew ? (change(rss) ?? 0) + delta : null;
  return {
    severity: grew || (comparison.before === null && large) || !isLarge(was(swap), was(rss)) ? 'notice' : 'info',
    confidence: 0.99,
    subject: processSubject(pair),
    args: { process: showName(processName(pair)), pid, delta: grew ? delta : null, after, rss: grew ? change(rss) : null, both },
    bytes: grew ? delta : after,
    evidence: [evidenceOf('swap', swap, comparison), evidenceOf('rss', rss, comparison)],
    reasoning: [{ code: 'kernel-counter', args: { counter: 'status VmSwap' } }],
    next: [{ code: 'look-at-cgroup', args: { pid, cgroup: showName(pair.after?.identity.cgroup ?? '?') } }],
  };
}

export const swappedOut: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: ${bytesArg(args, 'after')} in swap`,
      text: (args) =>
        has(args, 'delta')
          ? `${bytesArg(args, 'delta')} more of ${textArg(args, 'process')} are in swap, ${bytesArg(args, 'after')} in all. Its RSS changed by ${deltaArg(args, 'rss')}, RSS and swap together by ${deltaArg(args, 'both')}: only the sum says whether memory was freed.`
          : `${bytesArg(args, 'after')} of ${textArg(args, 'process')} lie in swap. Whether that hurts says the traffic, not the level.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：${bytesArg(args, 'after')} 位于交换区`,
      text: (args) =>
        has(args, 'delta')
          ? `${textArg(args, 'process')} 又有 ${bytesArg(args, 'delta')} 被换出，合计 ${bytesArg(args, 'after')}。其 RSS 变化 ${deltaArg(args, 'rss')}，RSS 与交换量合计变化 ${deltaArg(args, 'both')}：是否真正释放内存要看合计值。`
          : `${textArg(args, 'process')} 有 ${bytesArg(args, 'after')} 位于交换区。是否有影响要看换页流量，而非存量。`,
    },
  },
};
