import type { ToldSize } from './reader-job.ts';
import type { Tried } from './process-files.ts';

/** One read(2) of smaps gives a page of text, and formats one record more than fits: at most so many mappings share one hold. */
export const mappingsPerHold = 7;

/** How large a process is, as far as the cost of reading its smaps depends on it. */
export interface ProcessSize {
  readonly mappings: number;
  /** Largest sum of the sizes of {@link mappingsPerHold} mappings in a row, each counted with at most the process's resident bytes. */
  readonly largestHoldBytes: number;
  /** VmRSS + VmSwap + HugetlbPages. */
  readonly residentBytes: number;
}

/**
 * The size that was found while status and maps were read. Where maps told nothing any hold may be as long as the whole.
 *
 * @param mostBytes what the process can have at most, where its status was not read
 */
export function processSize(told: ToldSize | undefined, mostBytes: number): ProcessSize {
  const residentBytes = told?.residentBytes ?? mostBytes;
  return told === undefined || told.mappings === 0
    ? { mappings: 0, largestHoldBytes: residentBytes, residentBytes }
    : { mappings: told.mappings, largestHoldBytes: Math.min(told.largestHoldBytes, residentBytes), residentBytes };
}

/** The maps file among those that were tried. */
export function mapsIn(tried: readonly Tried[]): Tried | undefined {
  return tried.find(({ file }) => file.cost === 'per-mapping');
}
