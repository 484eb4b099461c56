import type { Arguments } from '../contract/index.ts';
import { numberOf, type Process, type Snapshot } from '../model/index.ts';
import type { ProcessPair } from './comparison.ts';
import { ageOf } from './elapsed.ts';

/** A process this young may still be filling its caches. */
const warmingUpSeconds = 60;
/** From here the other one has warmed up, or at least had the time to. */
const warmSeconds = 300;
/** Fewer threads more or less are no other load. */
const leastThreads = 8;

/** Pairs of which one side was just started and the other not: the number of them, and the largest. */
export function differingAges(processes: readonly ProcessPair[], before: Snapshot, after: Snapshot): Arguments | null {
  const found = processes.flatMap((pair) => {
    if (pair.before?.kind !== 'user' || pair.after?.kind !== 'user') return [];
    const [left, right] = [ageOf(pair.before, before), ageOf(pair.after, after)];
    if (left === null || right === null) return [];
    const [younger, older] = [Math.min(left, right), Math.max(left, right)];
    return younger < warmingUpSeconds && older > warmSeconds ? [{ pair, left, right }] : [];
  });
  const largest = largestOf(found);
  if (largest === null) return null;
  return { count: found.length, process: nameOf(largest.pair), before: Math.round(largest.left), after: Math.round(largest.right) };
}

/** Pairs of which one side has many more threads: another load. */
export function differingThreads(processes: readonly ProcessPair[]): Arguments | null {
  const found = processes.flatMap((pair) => {
    const [left, right] = [threadsOf(pair.before), threadsOf(pair.after)];
    if (left === null || right === null || Math.abs(left - right) < leastThreads) return [];
    return Math.max(left, right) >= 2 * Math.min(left, right) ? [{ pair, left, right }] : [];
  });
  const largest = largestOf(found);
  return largest === null ? null : { count: found.length, process: nameOf(largest.pair), before: largest.left, after: largest.right };
}

/** Pairs of which smaps is there on one side only: their PSS and mappings cannot be compared. */
export function differingDetail(processes: readonly ProcessPair[]): Arguments | null {
  const hasDetail = (process: Process): boolean => process.mappings?.source === 'smaps';
  const found = processes.flatMap((pair) => {
    if (pair.before?.kind !== 'user' || pair.after?.kind !== 'user') return [];
    const [left, right] = [hasDetail(pair.before), hasDetail(pair.after)];
    return left === right ? [] : [{ pair, side: left ? 'before' : 'after' }];
  });
  const largest = largestOf(found);
  return largest === null ? null : { count: found.length, process: nameOf(largest.pair), side: largest.side };
}

const threadsOf = (process: Process | null): number | null => (process === null ? null : numberOf(process.metrics['threads']));

function largestOf<T extends { readonly pair: ProcessPair }>(found: readonly T[]): T | null {
  const size = ({ pair }: T): number => numberOf(pair.after?.metrics['rss']) ?? numberOf(pair.before?.metrics['rss']) ?? 0;
  return found.reduce<T | null>((best, candidate) => (best === null || size(candidate) > size(best) ? candidate : best), null);
}

function nameOf(pair: ProcessPair): string {
  const identity = (pair.after ?? pair.before)?.identity;
  return `${identity?.comm ?? '?'} (pid ${String(identity?.pid ?? '?')})`;
}
