import type { WalkSize } from './cost-model.ts';
import { isDenial } from './judge-refusal.ts';
import type { MapsSize } from './maps-scan.ts';
import { readPlanned, type Tried } from './process-files.ts';
import { decideLevel, rollupDropsLock, type Decision } from './reading-level.ts';
import type { Target } from './resolve-targets.ts';
import type { Session } from './session.ts';

/** Reads the files that hold the target's mmap lock while its page tables are walked: as many of them as the guard allows. */
export async function readMappings(
  session: Session,
  target: Target,
  before: readonly Tried[],
  maps: MapsSize & { readonly residentBytes: number },
): Promise<readonly Tried[]> {
  const { machine, recorder, plan, options, calibration } = session;
  const folder = `proc/${target.pid}`;
  const size: WalkSize = { ...maps, hugeBytes: 0, pageSize: session.host.pageSize };
  const stuck = before.find(({ file, result }) => file.cost !== 'free' && (result.errno === 'ETIMEDOUT' || result.errno === 'EIO'));
  if (stuck !== undefined) {
    leaveOut(session, target, 'read-timeout', `${stuck.where} of the same process gave nothing for ${options.readTimeoutMs} ms`, null);
    return [];
  }
  const decision = decideLevel(size, {
    options,
    costs: calibration.costs,
    starvation: session.starvation,
    rollupDropsLock: rollupDropsLock(session.host.kernelRelease),
  });
  const files =
    decision.level === 'smaps' || decision.level === 'smaps-paced' ? plan.smaps : decision.level === 'smaps_rollup' ? plan.rollup : [];
  const { stallUsec, walkUsec } = decision.estimate;
  const tried = await readPlanned(machine, recorder, folder, files, {
    pauseMs: decision.pauseMs,
    limitMs: options.allowStall ? 600_000 : options.readTimeoutMs + Math.ceil(walkUsec / 500),
    pack: true,
    countHuge: size.largestHoldBytes >= 64 * 2 ** 20,
  });
  const main = tried[0];
  const whole = main !== undefined && main.stored && main.result.errno === '';
  if (whole && decision.level !== 'smaps_rollup') {
    calibration.learn({ size, foundHugeBytes: main.result.huge, longestUsec: main.result.longest, walkedUsec: main.result.walked });
  }
  recorder.costs.push({
    pid: target.pid,
    estimatedStallUsec: stallUsec,
    measuredStallUsec: main?.stored === true ? main.result.longest : null,
    estimatedWalkUsec: walkUsec,
    measuredWalkUsec: main?.stored === true ? main.result.took : null,
    level: decision.level,
    mappings: size.mappings,
    ...recorder.sample,
  });
  if (decision.left !== null) leaveOut(session, target, decision.left.code, decision.left.reason, decision);
  const denied = main !== undefined && isDenial(main.result.errno);
  if (session.readsNuma && decision.left === null && !denied && !session.isOver()) {
    const numa = await readPlanned(machine, recorder, folder, plan.numa, {
      pauseMs: decision.pauseMs,
      limitMs: options.readTimeoutMs + Math.ceil(walkUsec / 500),
      pack: true,
    });
    return [...tried, ...numa];
  }
  return tried;
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
