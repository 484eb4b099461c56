import { formatMicroseconds } from '../units/index.ts';
import { estimateRollup, estimateSmaps, unpaced, type Pacing, type WalkCosts, type WalkEstimate, type WalkSize } from './cost-model.ts';
import type { CaptureOptions } from './options.ts';

/** How far the mappings of a process are read. */
export type Level = 'smaps' | 'smaps-paced' | 'smaps_rollup' | 'maps';

export interface Decision {
  readonly level: Level;
  readonly pacing: Pacing;
  readonly estimate: WalkEstimate;
  /** Why smaps is not read; null when it is. */
  readonly left: {
    readonly code: 'max-stall' | 'max-walk' | 'starvation';
    readonly reason: string;
    readonly estimateUsec: number | null;
    readonly limitUsec: number | null;
  } | null;
}

export interface Conditions {
  readonly options: Pick<CaptureOptions, 'allowStall' | 'maxStallMs' | 'maxWalkMs'>;
  readonly costs: WalkCosts;
  /** Why we may be starved while holding a lock. */
  readonly starvation: readonly string[];
  /** How much longer a hold lasts than its walk takes on this crowded machine; 1 where there is room. */
  readonly stretch: number;
  /** Whether smaps_rollup lets the lock go between mappings: since 5.10. */
  readonly rollupDropsLock: boolean;
}

/** From here on the reading is slow: a pause after each read(2), in which the target's writers get the lock. */
export const pacedMappings = 2000;
/**
 * A long hold can't be cut, but the next one can wait: until the target had its lock for itself three times as long, so that who
 * waited gets it and what piled up meanwhile is worked off.
 */
const restTimes = 3;
const inOneGo: Pacing = { pauseMs: 0, restTimes };
/** Two mappings at a time: who comes while we hold the lock waits for microseconds. */
const gentle: Pacing = { pauseMs: 0.25, restTimes, readBytes: 1300 };
/** A page of text at a time, for processes of so many mappings that the former would take too long. */
const byPages: Pacing = { pauseMs: 0.5, restTimes };
/** Below this a hold is so short that being preempted in it is improbable. */
const largeBytes = 256 * 2 ** 20;

/** Chooses the level at which the mappings of one process are read, before the first lock of it is taken. */
export function decideLevel(size: WalkSize, conditions: Conditions): Decision {
  const { options, costs, starvation } = conditions;
  if (options.allowStall) return { level: 'smaps', pacing: unpaced, estimate: estimateSmaps(size, costs, unpaced), left: null };
  const pacing = choosePacing(size, conditions);
  const estimate = estimateSmaps(size, costs, pacing);
  const isLarge = size.mappings >= pacedMappings || size.residentBytes >= largeBytes;
  if (isLarge && starvation.length > 0) {
    const reason = `reading it could be interrupted while it holds the process's lock: ${starvation.join('; ')}`;
    return {
      level: 'maps',
      pacing: unpaced,
      estimate,
      left: { code: 'starvation', reason, estimateUsec: estimate.stallUsec, limitUsec: null },
    };
  }
  const left = tooMuch(estimate, conditions);
  if (left === null) return { level: pacing.pauseMs === 0 ? 'smaps' : 'smaps-paced', pacing, estimate, left };
  const rollup = estimateRollup(size, costs, conditions.rollupDropsLock);
  const fits = tooMuch(rollup, conditions) === null;
  return { level: fits ? 'smaps_rollup' : 'maps', pacing: unpaced, estimate, left };
}

function choosePacing(size: WalkSize, { costs, options }: Conditions): Pacing {
  if (size.mappings < pacedMappings) return inOneGo;
  return estimateSmaps(size, costs, gentle).walkUsec <= options.maxWalkMs * 1000 ? gentle : byPages;
}

function tooMuch(estimate: WalkEstimate, { options, stretch }: Conditions): Decision['left'] {
  const { walkUsec } = estimate;
  const stallUsec = estimate.stallUsec * stretch;
  const maxStall = options.maxStallMs * 1000;
  const maxWalk = options.maxWalkMs * 1000;
  if (stallUsec > maxStall) {
    const reason = `an estimated ${formatMicroseconds(stallUsec)} of holding the process's mmap lock at once, above --max-stall ${formatMicroseconds(maxStall)}${stretch === 1 ? '' : ' (other processes crowd the CPUs)'}`;
    // Alone on its CPU it would have fitted.
    return { code: estimate.stallUsec > maxStall ? 'max-stall' : 'starvation', reason, estimateUsec: stallUsec, limitUsec: maxStall };
  }
  if (walkUsec > maxWalk) {
    const reason = `an estimated ${formatMicroseconds(walkUsec)} of reading, above --max-walk ${formatMicroseconds(maxWalk)}`;
    return { code: 'max-walk', reason, estimateUsec: walkUsec, limitUsec: maxWalk };
  }
  return null;
}

/** Whether smaps_rollup of this kernel lets waiting writers in between two mappings. */
export function rollupDropsLock(kernelRelease: string | null): boolean {
  const [, major, minor] = /^([0-9]+)\.([0-9]+)/u.exec(kernelRelease ?? '') ?? [];
  return major !== undefined && (Number(major) > 5 || (Number(major) === 5 && Number(minor) >= 10));
}
