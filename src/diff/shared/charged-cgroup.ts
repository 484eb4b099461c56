import type { Pair } from '../../contract/index.ts';
import { numberOf } from '../../model/index.ts';
import type { CgroupPair } from '../comparison.ts';

/** Smaller objects drown in what a cgroup's shmem does anyway. */
const least = 2 * 2 ** 20;
/** How far the growth of a cgroup's shmem may be from that of the object: batches of each CPU, and small segments beside it. */
const allowedShare = 0.1;

/** What each cgroup holds of shared memory by itself, without its children: level and change. */
export interface OwnShmem {
  readonly path: string;
  readonly id: string;
  readonly level: number;
  readonly delta: number | null;
}

/** Shared memory of each cgroup without that of its children. v1 total_shmem and v2 shmem both count the whole subtree. */
export function ownShmem(cgroups: readonly CgroupPair[]): readonly OwnShmem[] {
  const byId = new Map(cgroups.map((pair) => [pair.after?.id ?? '', pair]));
  return cgroups.flatMap((pair) => {
    const { after } = pair;
    if (after === null) return [];
    const level = numberOf(after.metrics['shmem']);
    if (level === null) return [];
    const children = after.children.flatMap((id) => byId.get(id) ?? []);
    const below = children.reduce((sum, child) => sum + (numberOf(child.after?.metrics['shmem']) ?? 0), 0);
    const own = pair.metrics['shmem']?.delta;
    const deltas = children.map((child) => child.metrics['shmem']?.delta ?? 0);
    const delta = own == null ? null : own - deltas.reduce((sum, value) => sum + value, 0);
    return [{ path: after.path, id: after.id, level: level - below, delta }];
  });
}

/**
 * The cgroup that is charged for an object. Its pages are charged to whoever touched them first, and no file says who: where one cgroup's
 * shared memory grew by as much as the object, or where only one of the mappers' cgroups holds as much, it is that one; else null.
 */
export function chargedTo(resident: Pair, mapperCgroups: ReadonlySet<string>, own: readonly OwnShmem[]): string | null {
  const delta = resident.delta;
  if (delta !== null && Math.abs(delta) >= least) {
    const grown = own.filter((cgroup) => cgroup.delta !== null && Math.abs(cgroup.delta - delta) <= Math.abs(delta) * allowedShare);
    return grown.length === 1 ? (grown[0]?.path ?? null) : null;
  }
  const size = typeof resident.after === 'number' ? resident.after : 0;
  if (size < least) return null;
  const holding = own.filter((cgroup) => mapperCgroups.has(cgroup.id) && cgroup.level >= size * (1 - allowedShare));
  return holding.length === 1 ? (holding[0]?.path ?? null) : null;
}
