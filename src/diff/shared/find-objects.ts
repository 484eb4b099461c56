import type { MappingKind, Metrics, Pair } from '../../contract/index.ts';
import type { Reading, Snapshot } from '../../model/index.ts';
import type { CgroupPair, ProcessPair, SharedObject } from '../comparison.ts';
import { pairMetric, unitOf, type Side } from '../pair-metric.ts';
import { bootOf } from '../processes/same-process.ts';
import { chargedTo, ownShmem } from './charged-cgroup.ts';
import { collectObjects, type SeenObject, type Share } from './collect-objects.ts';
import { joinObjects, type JoinedObject } from './join-objects.ts';
import { segmentsOf, type Segment } from './sysv-segments.ts';
import { unmappedObjects } from './unmapped-objects.ts';

/** Batches of shared memory counters, and what a program touches by itself. */
const noise = 512 * 1024;

/** Shared memory once: each object one row with all who map it, and those that nobody maps (SysV segments, files of a tmpfs). */
export function findSharedObjects(
  processes: readonly ProcessPair[],
  before: Snapshot | null,
  after: Snapshot,
  cgroups: readonly CgroupPair[],
): readonly SharedObject[] {
  const [older, newer] = [new Map<string, SeenObject>(), new Map<string, SeenObject>()];
  for (const pair of processes) {
    if (pair.before !== null) collectObjects(older, pair.before, pair.id);
    if (pair.after !== null) collectObjects(newer, pair.after, pair.id);
  }
  const joined = joinObjects(older, newer, processes, before === null || bootOf(before, after) !== 'other');
  const segments = { before: segmentsOf(before), after: segmentsOf(after) };
  const own = ownShmem(cgroups);
  const mapped = joined.map((object) => toRow(object, segments, before !== null, own));
  const unmapped = unmappedObjects(mapped, [...older.values()], [...newer.values()], before, after);
  return [...mapped, ...unmapped].sort((left, right) => (left.id < right.id ? -1 : 1));
}

const chargedKinds: ReadonlySet<MappingKind> = new Set(['shmem', 'memfd', 'sysv']);

interface Segments {
  readonly before: ReadonlyMap<string, Segment>;
  readonly after: ReadonlyMap<string, Segment>;
}

function toRow({ before, after }: JoinedObject, segments: Segments, isDiff: boolean, own: ReturnType<typeof ownShmem>): SharedObject {
  const newest = after ?? before;
  const shares = newest?.shares ?? [];
  const segmentOf = (object: SeenObject | null, side: keyof Segments): Segment | null =>
    object?.kind === 'sysv' ? (segments[side].get(object.inode) ?? null) : null;
  const left = isDiff ? sideMetrics(before, segmentOf(before, 'before')) : null;
  const right = sideMetrics(after, segmentOf(after, 'after'));
  const metrics: Metrics = Object.fromEntries(
    ['pss', 'resident', 'swap', 'size', 'uss', 'mappers'].map((metric) => [metric, pairOf(metric, left, right, isDiff)]),
  );
  const mapperCgroups = new Set(shares.flatMap((share) => share.cgroup ?? []));
  return {
    id: (newest?.key ?? '').replaceAll('\0', ' '),
    label: newest?.label ?? '',
    kind: newest?.kind ?? 'shmem',
    mappers: shares.map(({ process, pss, rss }) => ({ process, pss, rss })),
    metrics,
    // Huge pages are charged to the hugetlb controller, files to whoever read them first.
    chargedTo:
      metrics['resident'] === undefined || !chargedKinds.has(newest?.kind ?? 'file')
        ? null
        : chargedTo(metrics['resident'], mapperCgroups, own),
  };
}

type SideMetrics = Readonly<Record<string, readonly Reading[]>>;

function pairOf(metric: string, left: SideMetrics | null, right: SideMetrics | null, isDiff: boolean): Pair {
  const side = (metrics: SideMetrics | null, exists: boolean): Side =>
    metrics === null ? { state: exists ? 'absent' : 'no-side' } : { state: 'there', readings: metrics[metric] ?? [] };
  return pairMetric(side(left, isDiff), side(right, true), unitOf(metric), metric === 'mappers' || metric === 'size' ? null : noise);
}

/**
 * What one capture says of an object. Its mappers' PSS adds up to it if all of them were captured, and each of them maps at most all of
 * it: so the larger of the sum of PSS and the largest RSS is a lower bound for what is resident. The kernel's own list of SysV segments
 * is exact.
 */
function sideMetrics(object: SeenObject | null, segment: Segment | null): SideMetrics | null {
  if (object === null) return null;
  const total = (of: (share: Share) => number): number => object.shares.reduce((sum, share) => sum + of(share), 0);
  const largest = (of: (share: Share) => number): number => object.shares.reduce((most, share) => Math.max(most, of(share)), 0);
  const derived = (value: number, source: string): Reading => ({ state: 'known', value, source, at: '', mark: 'derived' });
  const listed = (metric: string): readonly Reading[] => (segment?.readings[metric] === undefined ? [] : [segment.readings[metric]]);
  return {
    pss: [
      derived(
        total((share) => share.pss),
        'smaps.Pss (sum over mappers)',
      ),
    ],
    uss: [
      derived(
        total((share) => share.uss),
        'smaps.Private_Clean+Private_Dirty (sum over mappers)',
      ),
    ],
    resident: [
      ...listed('resident'),
      derived(
        Math.max(
          total((share) => share.pss),
          largest((share) => share.rss),
        ),
        'smaps: sum of Pss or largest Rss of a mapper',
      ),
    ],
    swap: [
      ...listed('swap'),
      derived(
        largest((share) => share.swap),
        'smaps.Swap (largest mapper)',
      ),
    ],
    size: [
      ...listed('size'),
      derived(
        largest((share) => share.size),
        'smaps.Size (largest mapper)',
      ),
    ],
    mappers: [derived(object.shares.length, 'smaps (mappers)')],
  };
}
