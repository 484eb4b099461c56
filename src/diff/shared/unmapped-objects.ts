import type { Metrics } from '../../contract/index.ts';
import type { Reading, Snapshot } from '../../model/index.ts';
import type { SharedObject } from '../comparison.ts';
import { pairMetric, unitOf, type Side } from '../pair-metric.ts';
import { bootOf } from '../processes/same-process.ts';
import type { SeenObject } from './collect-objects.ts';
import { segmentName, segmentsOf, type Segment } from './sysv-segments.ts';
import { memoryMountsOf, type MemoryMount } from './tmpfs-mounts.ts';

/** Memory that no captured process maps: SysV segments left behind, and files of memory file systems. */
export function unmappedObjects(
  mapped: readonly SharedObject[],
  older: readonly SeenObject[],
  newer: readonly SeenObject[],
  before: Snapshot | null,
  after: Snapshot,
): readonly SharedObject[] {
  return [...loneSegments(older, newer, before, after), ...mounts(older, newer, before, after)].filter(
    (object) => !mapped.some((other) => other.id === object.id),
  );
}

function loneSegments(
  older: readonly SeenObject[],
  newer: readonly SeenObject[],
  before: Snapshot | null,
  after: Snapshot,
): readonly SharedObject[] {
  const mappedIds = (objects: readonly SeenObject[]): ReadonlySet<string> =>
    new Set(objects.filter((object) => object.kind === 'sysv').map((object) => object.inode));
  const [was, is] = [segmentsOf(before), segmentsOf(after)];
  const taken = new Set([...mappedIds(older), ...mappedIds(newer)]);
  const sameBoot = before === null || bootOf(before, after) !== 'other';
  const ids = new Set([...is.keys(), ...(sameBoot ? was.keys() : [])]);
  return [...ids]
    .filter((shmid) => !taken.has(shmid))
    .flatMap((shmid) => {
      const [left, right] = [sameBoot ? was.get(shmid) : undefined, is.get(shmid)];
      const newest = right ?? left;
      if (newest === undefined) return [];
      const read = (segment: Segment | undefined): Readonly<Record<string, Reading>> | null => segment?.readings ?? null;
      const metrics = pairAll(['resident', 'swap', 'size', 'attached'], read(left), read(right), before !== null);
      return [
        {
          id: `${segmentName(newest)} sysv ${shmid}`,
          label: segmentName(newest),
          kind: 'sysv',
          mappers: [],
          metrics,
          chargedTo: null,
        } as const,
      ];
    });
}

function mounts(
  older: readonly SeenObject[],
  newer: readonly SeenObject[],
  before: Snapshot | null,
  after: Snapshot,
): readonly SharedObject[] {
  const [was, is] = [memoryMountsOf(before), memoryMountsOf(after)];
  return [...new Set([...is.keys(), ...was.keys()])].map((path) => {
    const [left, right] = [was.get(path), is.get(path)];
    const read = (mount: MemoryMount | undefined, objects: readonly SeenObject[]): Readonly<Record<string, Reading>> | null =>
      mount === undefined ? null : { used: mount.used, unmapped: unmappedOf(mount, objects) };
    const metrics = pairAll(['used', 'unmapped'], read(left, older), read(right, newer), before !== null);
    return { id: `tmpfs ${path}`, label: path, kind: 'tmpfs', mappers: [], metrics, chargedTo: null } as const;
  });
}

/** What is used of a memory file system beyond the objects that captured processes map from it. */
function unmappedOf(mount: MemoryMount, objects: readonly SeenObject[]): Reading {
  const source = 'statfs.used minus mapped objects';
  if (mount.used.state !== 'known' || typeof mount.used.value !== 'number' || mount.device === null)
    return { state: 'missing', reason: 'not-captured', source };
  const mapped = objects
    .filter((object) => object.device === mount.device)
    .reduce((sum, { shares }) => {
      const pss = shares.reduce((total, share) => total + share.pss, 0);
      return sum + Math.max(pss, ...shares.map((share) => share.rss + share.swap));
    }, 0);
  return { state: 'known', value: Math.max(0, mount.used.value - mapped), source, at: mount.used.at, mark: 'estimated' };
}

type Readings = Readonly<Record<string, Reading>> | null;

function pairAll(names: readonly string[], left: Readings, right: Readings, isDiff: boolean): Metrics {
  const side = (readings: Readings, metric: string, exists: boolean): Side => {
    const reading = readings?.[metric];
    if (readings === null) return { state: exists ? 'absent' : 'no-side' };
    return { state: 'there', readings: reading === undefined ? [] : [reading] };
  };
  return Object.fromEntries(
    names.map((metric) => [metric, pairMetric(side(left, metric, isDiff), side(right, metric, true), unitOf(metric), null)]),
  );
}
