import { mappingsPerHold, type ProcessSize } from './process-size.ts';

/** What a walk of page tables costs on this host, nanoseconds. */
export interface WalkCosts {
  readonly perPage: number;
  /** Formatting one mapping of smaps. */
  readonly perMapping: number;
  readonly perRollupMapping: number;
}

/** The slow end of what was measured on several kernels; they stay until this host has shown better. */
export const pessimisticCosts: WalkCosts = { perPage: 60, perMapping: 19_000, perRollupMapping: 600 };

/** Text of one mapping in smaps, and of one read(2) of it. */
const textPerMapping = 750;
const textPerRead = 3900;
/** A timer rings later than asked for: the default timer slack. */
const timerSlackUsec = 60;

export interface WalkEstimate {
  /** Longest hold of the target's mmap lock: the longest single read(2). */
  readonly stallUsec: number;
  /** All of the reading, pauses included. */
  readonly walkUsec: number;
}

export interface WalkSize extends ProcessSize {
  /** Of these in huge pages, where a former reading knows it: each is one entry. */
  readonly hugeBytes: number;
  readonly pageSize: number;
}

/** When the target has its lock for itself while its mappings are read. */
export interface Pacing {
  /** After each read(2). */
  readonly pauseMs: number;
  /** After a read(2) of more than {@link longHoldMs}: so many times as long as it took. */
  readonly restTimes: number;
  /** What a read(2) asks for at most: the kernel formats no more mappings under one hold of the lock than fill it. A page where absent. */
  readonly readBytes?: number;
}

export const unpaced: Pacing = { pauseMs: 0, restTimes: 0 };

/** A hold that whoever waits for it notices. */
export const longHoldMs = 1;

/** Reading smaps, with its pauses. */
export function estimateSmaps(size: WalkSize, costs: WalkCosts, { pauseMs, restTimes, readBytes = textPerRead }: Pacing): WalkEstimate {
  const reads = Math.ceil((size.mappings * textPerMapping) / readBytes) + 1;
  const pauses = pauseMs === 0 ? 0 : reads * (pauseMs * 1000 + timerSlackUsec);
  const stallUsec = Math.round((holdPages(size) * costs.perPage + perHold(size) * costs.perMapping) / 1000);
  const pagesUsec = (pagesOf(size, size.residentBytes) * costs.perPage) / 1000;
  const rests = stallUsec > longHoldMs * 1000 ? pagesUsec * restTimes : 0;
  return {
    stallUsec,
    // The record that ends a page of text is formatted again by the next read.
    walkUsec: Math.round(pagesUsec + (size.mappings * costs.perMapping) / 1000 + pauses + rests),
  };
}

/** Reading smaps_rollup: one hold over everything before 5.10, one mapping at a time since. */
export function estimateRollup(size: WalkSize, costs: WalkCosts, dropsLock: boolean): WalkEstimate {
  const walkUsec = Math.round((pagesOf(size, size.residentBytes) * costs.perPage + size.mappings * costs.perRollupMapping) / 1000);
  return {
    stallUsec: dropsLock ? Math.min(walkUsec, Math.round((holdPages(size) * costs.perPage + costs.perRollupMapping) / 1000)) : walkUsec,
    walkUsec,
  };
}

function perHold(size: WalkSize): number {
  return Math.min(size.mappings, mappingsPerHold);
}

function holdPages(size: WalkSize): number {
  return pagesOf(size, size.largestHoldBytes);
}

/** Page table entries behind so many bytes: known huge pages make one each, but might all lie elsewhere in a part of the process. */
function pagesOf(size: WalkSize, bytes: number): number {
  const base = size.residentBytes - size.hugeBytes;
  return Math.min(bytes, base) / size.pageSize + size.hugeBytes / (512 * size.pageSize);
}

/** What one reading of smaps took. */
export interface WalkMeasurement {
  readonly size: WalkSize;
  /** Bytes of huge pages that the reading found; null where it did not look. */
  readonly foundHugeBytes: number | null;
  readonly longestUsec: number;
  /** Sum of the read(2) calls. */
  readonly walkedUsec: number;
}

/** Room for what differs between two mappings or two moments. */
const caution = 1.5;
const enoughMappings = 200;
/** 64 MiB of base pages: below that a page's share drowns in the rest of a read. */
const enoughPages = 16_384;

/**
 * Learns the costs of a page and of a mapping apart from each other, from processes that have much of one and little of the
 * other. Per page it believes only a large mapping of base pages; until one was measured the pessimistic cost stays.
 */
export class WalkCalibration {
  #perPage: number | null = null;
  #perMapping: number | null = null;

  get costs(): WalkCosts {
    return {
      ...pessimisticCosts,
      perPage: this.#perPage ?? pessimisticCosts.perPage,
      perMapping: this.#perMapping ?? pessimisticCosts.perMapping,
    };
  }

  /** Whether a large mapping was measured. */
  get measured(): boolean {
    return this.#perPage !== null;
  }

  learn({ size, foundHugeBytes, longestUsec, walkedUsec }: WalkMeasurement): void {
    const pages = size.residentBytes / size.pageSize;
    const holdPages = size.largestHoldBytes / size.pageSize;
    if (size.mappings >= enoughMappings && pages / size.mappings < 64) {
      this.#perMapping = Math.max(this.#perMapping ?? 0, ((walkedUsec * 1000) / size.mappings) * caution);
    }
    if (holdPages >= enoughPages && foundHugeBytes !== null && foundHugeBytes < size.residentBytes / 10) {
      // Either may hold a preemption that is no cost of the walk: the smaller one holds less of it.
      const perPage = Math.min((longestUsec * 1000) / holdPages, (walkedUsec * 1000) / pages);
      this.#perPage = Math.max(this.#perPage ?? 0, perPage * caution);
    }
  }
}
