import type { CgroupPair, Comparison } from '../diff/index.ts';
import { kernelNumber } from '../diff/index.ts';
import { amountOf, numberOf, type Cgroup } from '../model/index.ts';

/** A peak or usage this near to the limit means that the limit was met: charges are made in batches of 64 pages. */
export const metShare = 0.98;
/** From 6.15 on version 1 counts refused charges of the memory limit only (memory.track_failcnt of mem_cgroup_css_alloc, mm/memcontrol.c). */
const uncountedFrom = 6.015;

/**
 * What can be said of a limit whose hits nobody counts. `turned-over`: usage stands at the limit and pages left while others came;
 * `peak`: usage stands at the limit and the peak met it; `undecided`: the peak met the limit, perhaps long ago.
 */
export type UnseenHit = 'turned-over' | 'peak' | 'undecided';

/**
 * Charges that a limit of version 1 refused without a count. Where memory and swap together may be no more than memory alone
 * (memsw.limit = limit), memsw is charged first and its refusal is the one that happens: memory.failcnt stays 0. Null: nothing was refused,
 * or the counters would show it.
 */
export function unseenHit({ before, after }: CgroupPair, comparison: Comparison): UnseenHit | null {
  if (after === null || !isUncounted(after, comparison.after.host.kernelRelease)) return null;
  const limit = numberOf(after.metrics['limit']) ?? Infinity;
  const [usage, peak] = [numberOf(after.metrics['usage']), numberOf(after.metrics['peak'])];
  if (peak === null) return 'undecided';
  if (peak < limit * metShare) return null;
  if (usage === null || usage < limit * metShare) {
    const peakBefore = before === null ? null : numberOf(before.metrics['peak']);
    return peakBefore !== null && peakBefore < limit * metShare ? 'peak' : 'undecided';
  }
  return turnedOver(before, after) ? 'turned-over' : 'peak';
}

function isUncounted(cgroup: Cgroup, release: string | null): boolean {
  const together = numberOf(cgroup.metrics['swapLimit']);
  const kernel = kernelNumber(release);
  return cgroup.version === 1 && together === 0 && refused(cgroup) === 0 && (kernel === null || kernel >= uncountedFrom);
}

const refused = ({ metrics, files }: Cgroup): number =>
  (numberOf(metrics['limitHits']) ?? 0) + (amountOf(files, 'v1:memory', 'memory.memsw.failcnt') ?? 0);

/** Pages were uncharged and others charged, though there was no room: that is what reclaim at a limit looks like from outside. */
function turnedOver(before: Cgroup | null, after: Cgroup): boolean {
  if (before === null) return false;
  return ['total_pgpgout', 'total_pgpgin'].every((key) => {
    const [older, newer] = [before, after].map(({ files }) => amountOf(files, 'v1:memory.stat', key));
    return older != null && newer != null && newer > older;
  });
}
