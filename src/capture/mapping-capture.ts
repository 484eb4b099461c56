import { estimateSmaps, unpaced, type WalkSize } from './cost-model.ts';
import type { PlannedFile } from './file-plan.ts';
import type { Reading, ToRead, Tried } from './process-files.ts';
import type { ProcessSize } from './process-size.ts';
import { decideLevel, pacedMappings, rollupDropsLock, type Conditions, type Decision } from './reading-level.ts';
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

/** A process with no more than this can be read in one go: its longest hold is a few milliseconds by the most pessimistic account. */
const smallBytes = 64 * 2 ** 20;
/** What the user allowed to stall may take so long. */
const longest = 600_000;

/** What a process can have at most: what it had when it was listed, and all that is swapped out on this host. */
export function mostResident({ host, swapUsedBytes }: Pick<Session, 'host' | 'swapUsedBytes'>, { stat }: Pick<Target, 'stat'>): number {
  return stat.residentPages * host.pageSize + swapUsedBytes;
}

/**
 * How long the mapping files of a process may take that are read right behind maps, without asking again, because it is small: all that is
 * unknown is whether it has many mappings, and that the reading process sees by itself. Null where the size has to be looked at first.
 */
export function earlyLimitMs(session: Session, target: Target): number | null {
  const { options, host } = session;
  const residentBytes = mostResident(session, target);
  if (residentBytes > smallBytes && !options.allowStall) return null;
  const size = { mappings: pacedMappings - 1, largestHoldBytes: residentBytes, residentBytes, hugeBytes: 0, pageSize: host.pageSize };
  const { level, left, estimate } = decideLevel(size, conditionsOf(session));
  if (level !== 'smaps' || left !== null) return null;
  return options.allowStall ? longest : options.readTimeoutMs + Math.ceil(estimate.walkUsec / 500);
}

/** The mapping files of small processes. */
export function earlyFiles({ options, plan, readsNuma }: Session): readonly ToRead[] {
  const reading = { pack: true, limitMs: longest, ...(options.allowStall ? {} : { ifMappingsBelow: pacedMappings }) };
  return [...plan.smaps, ...(readsNuma ? plan.numa : [])].map((one) => ({ ...one, reading }));
}

/**
 * Decides what is read of the files that hold the target's mmap lock while its page tables are walked: as much as the guard
 * allows. What is left out is put on record.
 */
export function planMappings(session: Session, target: Target, before: readonly Tried[], found: ProcessSize): MappingPlan {
  const { plan, options } = session;
  const size: WalkSize = { ...found, hugeBytes: session.hugeBytes.get(target.pid) ?? 0, pageSize: session.host.pageSize };
  const stuck = before.find(({ file, result }) => file.cost !== 'free' && (result.errno === 'ETIMEDOUT' || result.errno === 'EIO'));
  if (stuck !== undefined) {
    leaveOut(session, target, 'read-timeout', `${stuck.where} of the same process gave nothing for ${options.readTimeoutMs} ms`, null);
    return { files: [], reading: {}, size, decision: null };
  }
  const decision = decideLevel(size, conditionsOf(session));
  if (decision.left !== null) leaveOut(session, target, decision.left.code, decision.left.reason, decision);
  const readsSmaps = decision.level === 'smaps' || decision.level === 'smaps-paced';
  return {
    files: readsSmaps ? [...plan.smaps, ...(session.readsNuma ? plan.numa : [])] : decision.level === 'smaps_rollup' ? plan.rollup : [],
    reading: {
      careful: true,
      ...decision.pacing,
      // Slow on purpose: the time it may take is the estimate twice over.
      limitMs: options.allowStall ? longest : options.readTimeoutMs + Math.ceil(decision.estimate.walkUsec / 500),
      pack: true,
      countHuge: size.largestHoldBytes >= smallBytes,
    },
    size,
    decision,
  };
}

/** What was done where a small process was read in one go. */
export function earlyPlan(session: Session, found: ProcessSize): MappingPlan {
  const size: WalkSize = { ...found, hugeBytes: 0, pageSize: session.host.pageSize };
  const estimate = estimateSmaps(size, session.calibration.costs, unpaced);
  return { files: [], reading: {}, size, decision: { level: 'smaps', pacing: unpaced, estimate, left: null } };
}

function conditionsOf({ options, calibration, starvation, stretch, host }: Session): Conditions {
  return { options, costs: calibration.costs, starvation, stretch, rollupDropsLock: rollupDropsLock(host.kernelRelease) };
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
  if (whole && main.result.huge !== null) session.hugeBytes.set(target.pid, main.result.huge);
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
