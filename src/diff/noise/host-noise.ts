import type { Snapshot } from '../../model/index.ts';
import { unitOf } from '../pair-metric.ts';

/** Reading thousands of files fills page cache and dentries: 24 to 50 MB were seen, with nothing else going on. */
const readingBytes = 64 * 2 ** 20;
const ownReading = new Set([
  'free',
  'available',
  'pageCache',
  'cached',
  'file',
  'slab',
  'slabReclaimable',
  'unaccounted',
  'committed',
  'dirty',
]);
/** Each CPU keeps up to 125 pages of a counter to itself (mm/vmstat.c, stat_threshold), folded once a second. */
const pagesPerCpu = 125;
const idleBytes = 4 * 2 ** 20;

/** A change of a host's or a node's memory below this means nothing. */
export function hostNoise(metric: string, snapshot: Snapshot): number | null {
  const name = metric.slice(metric.lastIndexOf('.') + 1);
  if (unitOf(metric) !== 'bytes' || name === 'total' || name.endsWith('Total') || name === 'commitLimit') return null;
  const batched = pagesPerCpu * (snapshot.host.cpus ?? 4) * snapshot.host.pageSize;
  return (ownReading.has(name) ? readingBytes : idleBytes) + batched;
}
