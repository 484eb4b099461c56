import type { Pair } from '../contract/index.ts';

/** Metrics that only ever count up, from boot, from the start of a process or from the making of a cgroup. */
const counters = new Set([
  'oomKills',
  'limitHits',
  'swapLimitHits',
  'highEvents',
  'pressureSome',
  'pressureFull',
  'minorFaults',
  'majorFaults',
  'pageFaults',
  'pagesSwappedIn',
  'pagesSwappedOut',
  'pagesScanned',
  'pagesScannedDirectly',
  'pagesReclaimed',
  'allocationStalls',
  'anonymousRefaults',
  'fileRefaults',
  'hugePageFaults',
  'hugePageCollapses',
  'compactionStalls',
  'numaHintFaults',
  'numaPagesMigrated',
  'misses',
  'foreign',
  'fromOtherNodes',
]);

export const isCounter = (metric: string): boolean => counters.has(metric.slice(metric.lastIndexOf('.') + 1));

/** What is known of the time over which counters of one thing ran. */
export interface CounterSpan {
  /** Seconds between the captures; null where no clock says it. */
  readonly seconds: number | null;
  /** The thing is not the one it was: its counters started at 0, `age` seconds before the newer capture (null: unknown). */
  readonly restarted: { readonly age: number | null } | null;
  /** The captures are in the wrong order: counters run backwards and no rate means anything. */
  readonly reversed: boolean;
}

/** Turns a pair of counter values into what was counted meanwhile, with a rate that is never negative. */
export function countUp(pair: Pair, span: CounterSpan): Pair {
  if (typeof pair.after !== 'number' || span.reversed) return pair;
  if (pair.state === 'absent-before') return counted(pair, pair.after, 'restarted', span.restarted?.age ?? null);
  if (pair.state !== 'known' || typeof pair.before !== 'number') return pair;
  if (span.restarted !== null) return counted(pair, pair.after, 'restarted', span.restarted.age);
  if (pair.after >= pair.before) return counted(pair, pair.after - pair.before, 'running', span.seconds);
  return { ...counted(pair, pair.after, 'reset', span.seconds), mark: 'estimated', reason: 'the counter was set back: at least so many' };
}

function counted(pair: Pair, delta: number, counter: NonNullable<Pair['counter']>, seconds: number | null): Pair {
  const rate = seconds === null || seconds <= 0 ? null : Math.round((delta / seconds) * 1000) / 1000;
  return { ...pair, delta, counter, rate, seconds: seconds === null ? null : Math.round(seconds * 1000) / 1000 };
}
