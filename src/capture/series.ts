import type { Moment } from '../contract/index.ts';
import { CgroupCapture } from './cgroup-capture.ts';
import { now, waitFor } from './clock.ts';
import { WalkCalibration } from './cost-model.ts';
import { captureHost, noteMemoryFileSystems } from './host-capture.ts';
import { captureKernelLog } from './kernel-log.ts';
import { decidesByNuma } from './numa.ts';
import type { CaptureHooks, CaptureOptions } from './options.ts';
import type { Prepared } from './prepare.ts';
import type { Target } from './resolve-targets.ts';
import { eachAtOnce } from './at-once.ts';
import { ProcessCapture, type ProcessOutcome } from './process-capture.ts';
import type { Recorder } from './recorder.ts';
import type { SampleKind, Session } from './session.ts';
import type { StopSignal } from './stop-signal.ts';

export interface Taken {
  readonly session: Session;
  readonly outcomes: readonly ProcessOutcome[];
  /** Of cgroups and host. */
  readonly missing: readonly { readonly path: string; readonly errno: string }[];
  readonly sampleTimes: readonly Moment[];
}

/** Takes all samples: the first and the last with all detail, those between without the mapping files. */
export async function takeSamples(
  prepared: Prepared,
  recorder: Recorder,
  options: CaptureOptions,
  hooks: CaptureHooks,
  stop: StopSignal,
): Promise<Taken> {
  const session: Session = {
    options,
    recorder,
    machine: prepared.machine,
    plan: prepared.plan,
    host: prepared.host,
    mounts: prepared.mounts,
    finder: prepared.finder,
    starvation: prepared.starvation,
    stretch: prepared.stretch,
    swapUsedBytes: prepared.swapUsedBytes,
    calibration: new WalkCalibration(),
    hugeBytes: new Map(),
    readsNuma: options.numa || (await decidesByNuma(prepared.machine, prepared.host)),
    isOver: () => stop.isOver,
    progress: (progress) => hooks.progress?.(progress),
  };
  const outcomes: ProcessOutcome[] = [];
  const ended = new Set<number>();
  const missing: { path: string; errno: string }[] = [];
  const sampleTimes: Moment[] = [];
  const { samples } = options;
  const startedAt = performance.now();
  for (let sample = 0; sample < samples && !stop.isOver; sample += 1) {
    if (sample > 0) {
      const ms = Math.max(0, startedAt + sample * options.intervalMs - performance.now());
      session.progress({ kind: 'waiting', sample, samples, ms });
      await waitFor(ms, stop.signal);
      if (session.isOver()) break;
    }
    recorder.beginSample(samples === 1 ? null : sample);
    const store = prepared.machine.careful ? null : recorder.store();
    if (store !== null) prepared.machine.reader.storeInto(store);
    sampleTimes.push(now());
    const kind = sample === 0 || sample === samples - 1 ? 'full' : 'cheap';
    missing.push(...(await takeSample(session, prepared, kind, sample, outcomes, ended)));
  }
  // At the very end: what the kernel said while the samples were taken belongs to them.
  if (options.kernelLog) await captureKernelLog(session, options.since);
  return { session, outcomes, missing, sampleTimes };
}

/** So many small processes are told of ahead. */
const atOnce = 32;

/** Host first, since it is one number for all; then each process with its cgroups; what locks the whole host at the very end, once. */
async function takeSample(
  session: Session,
  { plan, targets }: Prepared,
  kind: SampleKind,
  sample: number,
  outcomes: ProcessOutcome[],
  ended: Set<number>,
): Promise<readonly { readonly path: string; readonly errno: string }[]> {
  const missing = [...(await captureHost(session, plan.host))];
  if (kind === 'full') await noteMemoryFileSystems(session);
  const processes = new ProcessCapture(session, kind);
  const cgroups = new CgroupCapture(session);
  const { samples } = session.options;
  let done = 0;
  const work = async (target: Target): Promise<void> => {
    if (session.isOver()) return;
    // A process that ended in a former sample need not be looked for again.
    if (!ended.has(target.pid)) {
      const outcome = await processes.capture(target);
      outcomes.push(outcome);
      if (outcome.state === 'vanished' || outcome.state === 'reused') ended.add(target.pid);
      missing.push(...(await cgroups.capture(outcome)));
    }
    done += 1;
    session.progress({ kind: 'process', sample, samples, done, of: targets.length, pid: target.pid });
  };
  // Small processes are read in one go each, so the reading process is told of the next ones while it works. Of a large one the
  // mappings are read after a decision: nothing may come between its two goes.
  const small = new Set(targets.filter((target) => processes.isSmall(target)));
  await eachAtOnce([...small], atOnce, work);
  for (const target of targets.filter((one) => !small.has(one))) await work(target);
  if (sample === 0 && !session.isOver()) missing.push(...(await captureHost(session, plan.hostOnce)));
  return missing;
}
