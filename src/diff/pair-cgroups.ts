import { numberOf, type Cgroup, type Snapshot } from '../model/index.ts';
import type { CgroupPair } from './comparison.ts';
import { cgroupNoise } from './noise.ts';
import { pairMetric, unitOf, type Side } from './pair-metric.ts';

const noisy = new Set(['usage', 'anonymous', 'file', 'shmem', 'kernel', 'slab', 'workingSet', 'unreclaimable', 'swap']);

/** Pairs cgroups by path; where a path holds the id of a container or pod that was replaced, by the path without it. */
export function pairCgroups(before: Snapshot | null, after: Snapshot): readonly CgroupPair[] {
  const pairs: CgroupPair[] = [];
  const older = new Map(before?.cgroups ?? []);
  for (const cgroup of after.cgroups.values()) {
    const left = older.get(cgroup.id) ?? null;
    if (left !== null) older.delete(cgroup.id);
    const recreated = left !== null && left.inode !== null && cgroup.inode !== null && left.inode !== cgroup.inode;
    pairs.push(
      pairOf(left, cgroup, before, after, {
        kind: left === null ? (before === null ? 'same' : 'appeared') : recreated ? 'recreated' : 'same',
        confidence: 0.99,
      }),
    );
  }
  for (const cgroup of older.values()) pairs.push(pairOf(cgroup, null, before, after, { kind: 'gone', confidence: 0.99 }));
  return pairs;
}

function pairOf(
  left: Cgroup | null,
  right: Cgroup | null,
  before: Snapshot | null,
  after: Snapshot,
  pairing: CgroupPair['pairing'],
): CgroupPair {
  const metrics = Object.fromEntries(
    Object.keys((right ?? left)?.metrics ?? {}).map((metric) => {
      const side = (cgroup: Cgroup | null, exists: boolean): Side =>
        cgroup === null ? { state: exists ? 'absent' : 'no-side' } : { state: 'there', readings: cgroup.metrics[metric] ?? [] };
      return [
        metric,
        pairMetric(side(left, before !== null), side(right, true), unitOf(metric), noisy.has(metric) ? cgroupNoise(after) : null),
      ];
    }),
  );
  return { id: (right ?? left)?.id ?? '', before: left, after: right, pairing, metrics };
}

/** The usage of a cgroup now, or null. */
export const usageOf = (cgroup: Cgroup): number | null => numberOf(cgroup.metrics['usage']);
