import { amountOf, numberOf, type Process, type Snapshot } from '../../model/index.ts';
import { transparentHugePages } from './counter-error.ts';

const commonHugePage = 2 * 2 ** 20;
/** Two collapses in one process between two looks were seen on an idle host; more are growth to look at. */
const mostCollapses = 2;

/**
 * What khugepaged can add to a process: a collapse fills a whole huge page, up to 2 MiB of memory that no program asked for. Nothing
 * where the kernel collapsed nothing meanwhile, or where the process has no more huge pages than before.
 */
export function collapseNoise(before: Snapshot | null, after: Snapshot, left: Process | null, right: Process | null): number {
  if (transparentHugePages(after) === 'never') return 0;
  const hugePage = amountOf(after.hostFiles, 'thp', 'hpage_pmd_size') ?? commonHugePage;
  const collapses = collapsesBetween(before, after);
  if (collapses === 0) return 0;
  const [was, is] = [numberOf(left?.metrics['anonymousHuge']), numberOf(right?.metrics['anonymousHuge'])];
  const grown = was === null || is === null ? Infinity : Math.abs(is - was);
  return Math.min(mostCollapses, collapses ?? mostCollapses, Math.ceil(grown / hugePage)) * hugePage;
}

function collapsesBetween(before: Snapshot | null, after: Snapshot): number | null {
  const [was, is] = [before, after].map((snapshot) =>
    snapshot === null ? null : amountOf(snapshot.hostFiles, 'vmstat', 'thp_collapse_alloc'),
  );
  return was == null || is == null ? null : Math.abs(is - was);
}
