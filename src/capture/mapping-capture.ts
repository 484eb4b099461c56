import type { WalkSize } from './cost-model.ts';
import type { PlannedFile } from './file-plan.ts';
import type { MapsSize } from './maps-scan.ts';
import type { Reading, Tried } from './process-files.ts';
import { decideLevel, rollupDropsLock, type Decision } from './reading-level.ts';
import type { Target } from './resolve-targets.ts';
import type { Session } from './session.ts';

/** Which files that walk page tables are read of a process, and how. */
export interface MappingPlan {
  readonly files: readonly PlannedFile[];
  readonly reading: Reading;
  readonly size: WalkSize;
  /** Null when nothing was there to decide. */
  readonly decision: Decision | null;
}

/**
 * Decides what is read of the files that hold the target's mmap lock while its page tables are walked: as much as the guard
 * allows. What is left out is put on record.
 */
export function planMappings(
  session: Session,
  target: Target,
  before: readonly Tried[],
  maps: MapsSize & { readonly residentBytes: number },
): MappingPlan {
  const { plan, options, calibration } = session;
  const size: WalkSize = { ...maps, hugeBytes: 0, pageSize: session.host.pageSize };
  const stuck = before.find(({ file, result }) => file.cost !== 'free' && (result.errno === 'ETIMEDOUT' || result.errno === 'EIO'));
  if (stuck !== undefined) {
    leaveOut(session, target, 'read-timeout', `${stuck.where} of the same process gave nothing for ${options.readTimeoutMs} ms`, null);
    return { files: [], reading: {}, size, decision: null };
  }
  const decision = decideLevel(size, {
    options,
    costs: calibration.costs,
    starvation: session.starvation,
    stretch: session.stretch,
    rollupDropsLock: rollupDropsLock(session.host.kernelRelease),
  });
  if (decision.left !== null) leaveOut(session, target, decision.left.code, decision.left.reason, decision);
  const readsSmaps = decision.level === 'smaps' || decision.level === 'smaps-paced';
  return {
    files: readsSmaps ? [...plan.smaps, ...(session.readsNuma ? plan.numa : [])] : decision.level === 'smaps_rollup' ? plan.rollup : [],
    reading: {
      pauseMs: decision.pauseMs,
      // Slow on purpose: the time it may take is the estimate twice over.
      limitMs: options.allowStall ? 600_000 : options.readTimeoutMs + Math.ceil(decision.estimate.walkUsec / 500),
      pack: true,
      countHuge: size.largestHoldBytes >= 64 * 2 ** 20,
    },
    size,
    decision,
  };
}

/** Puts on record what the reading was estimated to cost and what it did, and learns from it. */
export function accountMappings(
  session: Session,
  target: Target,
  { decision, size }: MappingPlan,
  maps: Tried | undefined,
  tried: readonly Tried[],
): void {
  if (decision === null) return;
  const main = tried[0];
  const whole = main !== undefined && main.stored && main.result.errno === '';
  if (whole && decision.level !== 'smaps_rollup') {
    session.calibration.learn({ size, foundHugeBytes: main.result.huge, longestUsec: main.result.longest, walkedUsec: main.result.walked });
  }
  // Where no walk was made, what maps took is what the target has seen of us.
  const measured = main?.stored === true ? main : maps?.stored === true ? maps : undefined;
  session.recorder.costs.push({
    pid: target.pid,
    estimatedStallUsec: decision.estimate.stallUsec,
    measuredStallUsec: measured?.result.longest ?? null,
    estimatedWalkUsec: decision.estimate.walkUsec,
    measuredWalkUsec: measured?.result.took ?? null,
    level: decision.level,
    mappings: size.mappings,
    ...session.recorder.sample,
  });
}

function leaveOut(session: Session, target: Target, code: string, reason: string, decision: Decision | null): void {
  const degradation = {
    pid: target.pid,
    path: session.recorder.pathOf(`proc/${target.pid}/smaps`),
    from: 'smaps',
    to: decision?.level ?? 'maps',
    code,
    reason,
    estimateUsec: decision?.left?.estimateUsec ?? null,
    limitUsec: decision?.left?.limitUsec ?? null,
  };
  session.recorder.degraded.push(degradation);
  session.progress({ kind: 'degraded', degradation });
}
