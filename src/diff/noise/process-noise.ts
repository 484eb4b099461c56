import { sumColumn } from '../../kernel/index.ts';
import { amountOf, numberOf, type Process, type Snapshot } from '../../model/index.ts';
import { collapseNoise } from './collapse.ts';
import { counterError, type RssCounter } from './counter-error.ts';

/** What a program moves by itself between two looks: idle services moved by 100 to 340 kB on real kernels. */
const idleBytes = 512 * 1024;
/** A table page here and there. */
const pageTableBytes = 64 * 1024;

/** Both sides of a process pair, with the captures they are in. */
export interface Sides {
  readonly before: Snapshot | null;
  readonly after: Snapshot;
  readonly left: Process | null;
  readonly right: Process | null;
}

/**
 * A change of a process's memory below this means nothing; null where every change means something. Asked for a score of metrics of
 * every process: what these have in common is made once.
 */
export function processNoise(sides: Sides): (metric: string) => number | null {
  const { before, after, left, right } = sides;
  const collapse = collapseNoise(before, after, left, right);
  const rounding = roundingOf(sides);
  const errorOf = counterErrors(sides);
  return (metric) => noiseOf(metric, errorOf, collapse, rounding);
}

type ErrorOf = (counters: readonly RssCounter[]) => number;

function noiseOf(metric: string, errorOf: ErrorOf, collapse: number, rounding: number): number | null {
  switch (metric) {
    case 'rss':
    case 'peakRss':
      return errorOf(['anonymous', 'file', 'shmem']) + collapse + idleBytes;
    case 'anonymous':
      return errorOf(['anonymous']) + collapse + idleBytes;
    case 'swap':
      return errorOf(['swap']) + idleBytes;
    case 'file':
    case 'shmem':
      return errorOf([metric]) + idleBytes;
    case 'pss':
    case 'uss':
    case 'pssAnonymous':
    case 'anonymousHuge':
      return collapse + idleBytes + rounding;
    case 'pssFile':
    case 'pssShmem':
    case 'swapPss':
    case 'lazyFree':
      return idleBytes + rounding;
    case 'pageTables':
      return pageTableBytes;
    default:
      return null;
  }
}

/** smaps counts exactly: where it agrees with the counters of status on both sides, they are better than their bound. */
function counterErrors({ before, after, left, right }: Sides): ErrorOf {
  const threads = Math.max(numberOf(left?.metrics['threads']) ?? 1, numberOf(right?.metrics['threads']) ?? 1);
  const [was, is] = [seenGap(before, left), seenGap(after, right)];
  const seen = was === null || is === null || (left === null && right === null) ? Infinity : was + is;
  return (counters) =>
    Math.min(
      seen,
      counters.reduce((sum, counter) => sum + counterError(counter, after, threads), 0),
    );
}

/** By how much VmRSS and the sum over smaps differ; null where one of them is missing. 0 for a side that does not exist. */
function seenGap(snapshot: Snapshot | null, process: Process | null): number | null {
  if (snapshot === null || process === null) return 0;
  const rss = amountOf(process.files, 'status', 'VmRSS');
  if (rss === null || process.mappings?.source !== 'smaps') return null;
  return Math.abs(rss - sumColumn(process.mappings, 'Rss').sum);
}

/** smaps cuts each Pss to whole kB: over many mappings the cuts of both sides nearly cancel, but not those of mappings that came or went. */
function roundingOf({ left, right }: Sides): number {
  const [was, is] = [left?.mappings?.count ?? 0, right?.mappings?.count ?? 0];
  return Math.round(4 * Math.sqrt(Math.max(was, is)) + Math.abs(is - was)) * 1024;
}
