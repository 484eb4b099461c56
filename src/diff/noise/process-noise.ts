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

/** A change of a process's memory below this means nothing; null where every change means something. */
export function processNoise(metric: string, sides: Sides): number | null {
  const { before, after, left, right } = sides;
  const collapse = (): number => collapseNoise(before, after, left, right);
  switch (metric) {
    case 'rss':
    case 'peakRss':
      return errorOf(['anonymous', 'file', 'shmem'], sides) + collapse() + idleBytes;
    case 'anonymous':
      return errorOf(['anonymous'], sides) + collapse() + idleBytes;
    case 'swap':
      return errorOf(['swap'], sides) + idleBytes;
    case 'file':
    case 'shmem':
      return errorOf([metric], sides) + idleBytes;
    case 'pss':
    case 'uss':
    case 'pssAnonymous':
    case 'anonymousHuge':
      return collapse() + idleBytes + roundingOf(sides);
    case 'pssFile':
    case 'pssShmem':
    case 'swapPss':
    case 'lazyFree':
      return idleBytes + roundingOf(sides);
    case 'pageTables':
      return pageTableBytes;
    default:
      return null;
  }
}

/** smaps counts exactly: where it agrees with the counters of status on both sides, they are better than their bound. */
function errorOf(counters: readonly RssCounter[], { before, after, left, right }: Sides): number {
  const process = right ?? left;
  const threads = Math.max(numberOf(left?.metrics['threads']) ?? 1, numberOf(right?.metrics['threads']) ?? 1);
  const bound = counters.reduce((sum, counter) => sum + counterError(counter, after, threads), 0);
  const seen = [seenGap(before, left), seenGap(after, right)];
  if (process === null || bound === 0 || seen.some((gap) => gap === null)) return bound;
  return Math.min(
    bound,
    seen.reduce<number>((sum, gap) => sum + (gap ?? 0), 0),
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
