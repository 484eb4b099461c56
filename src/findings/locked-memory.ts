import type { Comparison, ProcessPair } from '../diff/index.ts';
import { numberOf } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, has, textArg } from './args.ts';
import { evidenceOf, mappingsStep, processName, processSubject } from './evidence.ts';
import { is, presentProcesses, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** RLIMIT_MEMLOCK is 8 MiB by default since 5.16: beyond it somebody was given the right to lock. */
export const leastLocked = 8 * 2 ** 20;
/** In a single capture a lock is what a program wants; a tenth of RAM out of reach of reclaim concerns the host. */
const leastShareOfRam = 0.1;

const rule: Rule = {
  code: 'locked-memory',
  needs: ['locked'],
  why: 'A process locked at least 8 MiB more than before (RLIMIT_MEMLOCK is 8 MiB by default), or has a tenth of RAM locked: no reclaim and no swap can take it. Below that, and where it was so before, it is information.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => is(pair.metrics['locked']) === null))
      return { state: 'unknown', missing: ['status.VmLck'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const { locked } = pair.metrics;
  const after = is(locked);
  if (after === null || after < leastLocked) return null;
  const before = pair.before === null ? 0 : was(locked);
  const delta = comparison.before === null || before === null ? null : after - before;
  const total = numberOf(comparison.after.hostMetrics['total']);
  const large = total !== null && after >= total * leastShareOfRam;
  const grew = delta !== null && (pair.before === null ? large : delta >= leastLocked);
  const pid = pair.after?.pid ?? null;
  return {
    severity: grew || (comparison.before === null && large) ? 'notice' : 'info',
    confidence: 0.99,
    subject: processSubject(pair),
    args: { process: showName(processName(pair)), pid, delta: grew && pair.before !== null ? delta : null, after },
    bytes: grew ? delta : after,
    evidence: [evidenceOf('locked', locked, comparison)],
    reasoning: [
      { code: 'kernel-counter', args: { counter: 'status VmLck' } },
      { code: 'locked-is-virtual', args: {} },
      { code: 'lock-on-purpose', args: {} },
    ],
    next: [{ code: 'who-may-lock', args: { pid } }, mappingsStep(pair), { code: 'locked-in-all', args: {} }],
  };
}

export const lockedMemory: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: ${bytesArg(args, 'after')} locked`,
      text: (args) =>
        `${textArg(args, 'process')} has ${bytesArg(args, 'after')} locked in memory${has(args, 'delta') ? `, ${bytesArg(args, 'delta')} more than before` : ''}: it can be neither reclaimed nor swapped, whatever the pressure.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：锁定 ${bytesArg(args, 'after')}`,
      text: (args) =>
        `${textArg(args, 'process')} 锁定了 ${bytesArg(args, 'after')} 内存${has(args, 'delta') ? `，比之前多 ${bytesArg(args, 'delta')}` : ''}：无论压力多大，都不能回收或换出。`,
    },
  },
};
