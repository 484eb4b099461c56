import type { CgroupPair, Comparison } from '../diff/index.ts';
import { deepestOf } from './reading.ts';

/** The share of an object's growth that one cgroup must show to be named: the rest may be touched first by others. */
const share = 0.8;

/**
 * The cgroup that is charged for a growth of shared memory, or null: the deepest one whose own shmem counter grew by as much. The
 * kernel charges each page to the cgroup that touched it first, whoever maps it later.
 */
export function chargedCgroup(comparison: Comparison, grew: number): CgroupPair | null {
  const candidates = comparison.cgroups.filter((pair) => {
    const delta = pair.metrics['shmem']?.delta;
    return pair.after !== null && pair.after.path !== '/' && delta != null && delta >= grew * share && delta <= grew / share;
  });
  const deepest = deepestOf(candidates, comparison.after);
  return deepest.length === 1 ? (deepest[0] ?? null) : null;
}
