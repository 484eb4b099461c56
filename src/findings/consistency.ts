import { kernelNumber, rssCounterError } from '../diff/index.ts';
import { sumColumn } from '../kernel/index.ts';
import { amountOf, numberOf, type Process, type Snapshot } from '../model/index.ts';
import { shareOfLeftOut } from './left-out-share.ts';
import { numaResident } from './numa-nodes.ts';

const hugePage = 2 ** 21;
/** Two reads of one process are some milliseconds apart: a share of it, and at least this much, may have moved between them. */
const movedShare = 0.01;
const movedLeast = 256 * 1024;

/** Kernels whose smaps can leave out huge pages that wait for a NUMA hinting fault: measured on 6.1, gone by 6.12. */
const undercountingFrom = 6.001;
const undercountingBefore = 6.006;

/** How much of a process smaps leaves out, and what says so. */
export interface Undercount {
  /** Missing in RSS. */
  readonly bytes: number;
  /** Missing in PSS: less, where the huge pages are shared since a fork. */
  readonly share: number;
  readonly smaps: number;
  readonly status: number | null;
  readonly numaMaps: number | null;
  /** numa_maps walks the page tables as well and sees them: proof. Otherwise status alone says it. */
  readonly proved: boolean;
}

/** Resident memory by smaps, or null where the process has none. */
export function smapsResident(process: Process): number | null {
  return process.mappings?.source !== 'smaps' || process.mappings.count === 0 ? null : sumColumn(process.mappings, 'Rss').sum;
}

/** Huge pages that smaps leaves out, or null where it agrees with what else is known. */
export function undercountOf(process: Process, snapshot: Snapshot): Undercount | null {
  const smaps = smapsResident(process);
  if (smaps === null) return null;
  const status = numberOf(process.metrics['rss']);
  const numaMaps = numaResident(process);
  const missing = numaMaps === null ? null : numaMaps - smaps;
  if (missing !== null && missing >= hugePage && (status === null || status - smaps >= hugePage / 2))
    return { bytes: missing, share: shareOf(process, missing), smaps, status, numaMaps, proved: true };
  const release = kernelNumber(snapshot.host.kernelRelease);
  const suspect = release === null || (release >= undercountingFrom && release < undercountingBefore);
  if (numaMaps !== null || status === null || !suspect) return null;
  const gap = status - smaps;
  return gap >= hugePage + allowedGap(status, process, snapshot)
    ? { bytes: gap, share: gap, smaps, status, numaMaps, proved: false }
    : null;
}

const shareOf = (process: Process, bytes: number): number =>
  process.mappings === null ? bytes : shareOfLeftOut(process, process.mappings, bytes);

/** By how much status and smaps may differ in a sound capture of this kernel. */
export function allowedGap(rss: number, process: Process, snapshot: Snapshot): number {
  return Math.max(movedLeast, rss * movedShare) + rssCounterError(snapshot, numberOf(process.metrics['threads']) ?? 1);
}

/** By how much status and smaps disagree beyond the counters' own error because memory moved between the reads, or null. */
export function tornBy(process: Process, snapshot: Snapshot): number | null {
  const rss = amountOf(process.files, 'status', 'VmRSS');
  const smaps = smapsResident(process);
  if (rss === null || smaps === null || undercountOf(process, snapshot) !== null) return null;
  const gap = Math.abs(rss - smaps);
  return gap > allowedGap(rss, process, snapshot) ? gap : null;
}
