import { openArchiveOutput } from '../../archive/index.ts';
import { TargetWatch, type CaptureOptions, type CaptureResult } from '../../capture/index.ts';
import { exitCodes, isMemcaseError, joinExits, MemcaseError, type Exit, type PairUnit, type PairValue } from '../../contract/index.ts';
import { judgeWatched, showValue, type Target } from '../../gate/index.ts';
import type { Snapshot } from '../../model/index.ts';
import type { ProgressLine } from '../progress.ts';
import { KeptArchives } from './kept-archives.ts';
import { snapshotOfLook } from './snapshot-of-look.ts';
import type { Trigger } from './trigger-options.ts';

export interface TriggerHooks {
  readonly signal: AbortSignal;
  readonly progress: ProgressLine;
  /** Takes the capture and tells of it. */
  readonly take: (options: CaptureOptions) => Promise<CaptureResult>;
}

/** Looks at the selected processes until the condition holds, and captures then: once, or with `keep` again and again. */
export async function runTrigger(trigger: Trigger, options: CaptureOptions, hooks: TriggerHooks): Promise<Exit> {
  const { signal } = hooks;
  const isOver = (): boolean => signal.aborted;
  // Better told now than hours later, when the moment is gone.
  if (options.output.kind !== 'stream') await tryOutput(options);
  const watch = await TargetWatch.open(options, signal);
  const kept = new KeptArchives(trigger.keep ?? 1);
  const exits: Exit[] = [];
  try {
    const state: Waiting = { base: null, last: null, hits: 0 };
    for (;;) {
      const startedAt = performance.now();
      const fired = await lookOnce(watch, trigger, options, state, hooks.progress, signal);
      if (isOver()) return interrupted(trigger, kept.written, signal);
      if (fired === 'lost') return lost(trigger, exits);
      if (fired !== null) {
        hooks.progress.end();
        process.stderr.write(`${trigger.watched.condition.text}: ${showNow(fired.value, trigger.watched.unit)}\n`);
        const result = await takeIfThere({ ...options, trigger: { condition: trigger.watched.condition.text, ...fired } }, trigger, hooks);
        if (result !== null) {
          await kept.add(result.path);
          exits.push(result.exit);
          if (trigger.keep === null || isOver()) return result.exit;
        }
      }
      await pause(Math.max(0, trigger.everyMs - (performance.now() - startedAt)), signal);
      if (isOver()) return interrupted(trigger, kept.written, signal);
    }
  } finally {
    await watch.close();
  }
}

interface Waiting {
  /** What a change is counted from: the first look, or the one that led to the last archive. */
  base: Snapshot | null;
  last: Snapshot | null;
  hits: number;
}

/** @returns the value with which the condition has held often enough, `lost` when nothing is left to look at, else null */
async function lookOnce(
  watch: TargetWatch,
  { watched, hits }: Trigger,
  { selectors }: CaptureOptions,
  state: Waiting,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<{ readonly value: number | 'unlimited' } | 'lost' | null> {
  const look = await watch.look({ cgroup: watched.readsCgroup, stat: watched.readsStat, host: watched.readsHost });
  if (signal.aborted) return null;
  if (watch.isLost(look)) return 'lost';
  const snapshot = await snapshotOfLook(look);
  const { test } = watched.condition;
  const {
    state: verdict,
    value,
    bound,
  } = judgeWatched(watched, snapshot, test.kind === 'increases' ? state.last : state.base, cgroupTarget(selectors));
  if (state.base === null) refuseNever(watched.condition, value, bound);
  state.base ??= snapshot;
  state.last = snapshot;
  state.hits = verdict === 'holds' ? state.hits + 1 : 0;
  progress.line(
    `waiting for ${watched.condition.text}: ${showNow(value, watched.unit)} now${hits > 1 ? `, ${String(state.hits)} of ${String(hits)} in a row` : ''}`,
  );
  if (state.hits < hits || value === null) return null;
  state.hits = 0;
  state.base = snapshot;
  return { value };
}

/** A service between two starts has no process for a moment: with `keep` that ends nothing. */
async function takeIfThere(options: CaptureOptions, { keep }: Trigger, { take }: TriggerHooks): Promise<CaptureResult | null> {
  try {
    return await take(options);
  } catch (error) {
    if (keep === null || !isMemcaseError(error) || error.failure.exit !== exitCodes.notFound) throw error;
    process.stderr.write(`memcase: ${error.failure.what}\n`);
    return null;
  }
}

async function tryOutput({ output }: CaptureOptions): Promise<void> {
  const opened = await openArchiveOutput(output, { host: null, target: 'trial', startedAt: new Date().toISOString() }, null);
  await opened.discard();
}

/** The cgroup that is meant, where all selectors name cgroups; else that of the processes. */
function cgroupTarget(selectors: CaptureOptions['selectors']): Target | null {
  const of = (kind: 'unit' | 'cgroup' | 'container'): readonly string[] =>
    selectors.flatMap((selector) => {
      if (selector.kind !== kind) return [];
      return [selector.kind === 'unit' ? selector.unit : selector.kind === 'cgroup' ? selector.path : selector.id];
    });
  const target = { unit: of('unit'), cgroup: of('cgroup'), container: of('container') };
  return target.unit.length + target.cgroup.length + target.container.length === selectors.length ? target : null;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}

function showNow(value: PairValue, unit: PairUnit): string {
  // Pressure is a percentage with a fraction.
  return typeof value === 'number' && unit === 'count' ? String(value) : showValue(value, unit);
}

function interrupted({ watched }: Trigger, written: number, signal: AbortSignal): Exit {
  const code = signal.reason === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted;
  return { code, reasons: [`interrupted while waiting for ${watched.condition.text}; ${count(written)}`] };
}

function lost({ watched }: Trigger, exits: readonly Exit[]): Exit {
  if (exits.length > 0) return joinExits(exits);
  return {
    code: exitCodes.notFound,
    reasons: [`the process ended before ${watched.condition.text} held; no archive was written`],
  };
}

function count(written: number): string {
  return written === 0 ? 'no archive was written' : `${String(written)} ${written === 1 ? 'archive was' : 'archives were'} written`;
}

const watchable = 'Try memcase capture and memcase report: what stands there can be watched.';
const noPressure =
  'The memory cgroup of what was selected has no memory.pressure: the kernel keeps pressure per cgroup in the version 2 hierarchy only, for no cgroup of version 1, and nowhere when PSI is off (psi=0).';

/** Told at the first look: a condition that can't hold would be waited for in vain. */
function refuseNever({ text, test, left }: Trigger['watched']['condition'], value: PairValue, bound: PairValue): void {
  const isShare = test.kind === 'compare' && test.bound.kind === 'share';
  const isPressure = /^psi\.|^(?:cgroup\.)?pressure/u.test(left);
  const meaning =
    value === null
      ? isPressure
        ? noPressure
        : 'It is not known of what was selected. Kernel threads have no memory, several cgroups no limit in common.'
      : isShare && typeof bound !== 'number'
        ? `There is no such limit: ${showNow(bound, 'bytes')}. effectiveLimit counts the limits of the cgroups above as well.`
        : null;
  if (meaning === null) return;
  throw new MemcaseError({
    code: 'bad-condition',
    exit: exitCodes.usage,
    what: `--when ${JSON.stringify(text)} would never hold.`,
    meaning,
    next:
      value === null && isPressure
        ? "Watch what every version has, 'usage > 90% of limit' or 'limitHits increases', or host.psi."
        : watchable,
  });
}
