import { exitCodes, joinExits, type Degradation, type Exit } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import { isDenial } from './judge-refusal.ts';
import type { ProcessOutcome } from './process-capture.ts';

/** Why a capture was ended before it was done. */
export type Interruption = 'interrupted' | 'terminated' | 'max-time';

export interface CaptureOutcome {
  /** Of all samples. */
  readonly processes: readonly ProcessOutcome[];
  /** Files of cgroups and of the host that should have been there. */
  readonly missing: readonly { readonly path: string; readonly errno: string }[];
  readonly degraded: readonly Degradation[];
  readonly interruption: Interruption | null;
  /** Selectors that found nothing while others did. */
  readonly unmatched: readonly string[];
  readonly abandonedPids: readonly number[];
}

/** Reasons are for people: after so many of a kind the rest is counted. */
const mostReasons = 10;

/** The exit code of a capture and all reasons for it. The archive is complete when the code is 0. */
export function judgeCapture(outcome: CaptureOutcome): Exit {
  const exits: Exit[] = [];
  const { interruption, processes } = outcome;
  if (interruption === 'interrupted') exits.push({ code: exitCodes.interrupted, reasons: ['interrupted before everything was read'] });
  if (interruption === 'terminated') exits.push({ code: exitCodes.terminated, reasons: ['terminated before everything was read'] });
  if (interruption === 'max-time') exits.push({ code: exitCodes.incomplete, reasons: ['--max-time was over before everything was read'] });
  exits.push(...judgeProcesses(processes, interruption !== null));
  const add = (reasons: readonly string[]): void => {
    if (reasons.length > 0) exits.push({ code: exitCodes.incomplete, reasons: shorten(reasons) });
  };
  add(outcome.degraded.map(({ pid, from, reason }) => `${from} of ${pid ?? 'the host'} left out: ${reason}`));
  // Of a process that is gone one reason is enough.
  add(processes.filter(({ state }) => state !== 'vanished' && state !== 'reused').flatMap(({ missing }) => missing.map(tellMissing)));
  add(outcome.missing.map(tellMissing));
  add(outcome.unmatched.map((selector) => `no process matches ${selector}`));
  add(outcome.abandonedPids.map((pid) => `reading process ${pid} is stuck in the kernel and was left behind`));
  return joinExits(exits);
}

function judgeProcesses(outcomes: readonly ProcessOutcome[], interrupted: boolean): readonly Exit[] {
  const exits: Exit[] = [];
  const alive = outcomes.filter(({ state }) => state === 'read' || state === 'denied');
  const denied = alive.filter((one) => one.missing.some(({ path, errno }) => isDenial(errno) && /\/(?:maps|smaps)$/u.test(path)));
  if (denied.length > 0 && denied.length === alive.length) {
    exits.push({
      code: exitCodes.denied,
      reasons: ['maps and smaps were denied for every selected process: run as root, as the same user, or with CAP_SYS_PTRACE'],
    });
  }
  const gone = outcomes.filter(({ state, target }) => target.named && (state === 'vanished' || state === 'reused'));
  if (gone.length > 0) {
    const nothing = outcomes.every(({ filesStored, state }) => filesStored === 0 || state === 'reused');
    const code = nothing && !interrupted ? exitCodes.notFound : exitCodes.incomplete;
    exits.push({
      code,
      reasons: shorten(
        gone.map(
          ({ target, state }) =>
            `process ${target.pid} ${state === 'reused' ? 'was replaced by another of the same pid' : 'ended while it was captured'}`,
        ),
      ),
    });
  }
  return exits;
}

function tellMissing({ path, errno }: { readonly path: string; readonly errno: string }): string {
  return `${showName(path)}: ${errno}`;
}

function shorten(reasons: readonly string[]): readonly string[] {
  const unique = [...new Set(reasons)];
  return unique.length <= mostReasons ? unique : [...unique.slice(0, mostReasons), `and ${unique.length - mostReasons} more like these`];
}
