import { statSync } from 'node:fs';
import type { CaptureOptions } from '../../capture/index.ts';
import { exitCodes, MemcaseError } from '../../contract/index.ts';
import { parseWatched, type WatchedCondition } from '../../gate/index.ts';
import { parseDuration } from '../../units/index.ts';
import type { CaptureCommandOptions } from '../capture-options.ts';

/** When a capture is taken: not now, but once a condition holds. */
export interface Trigger {
  readonly watched: WatchedCondition;
  readonly everyMs: number;
  /** Looks in a row at which it must hold. */
  readonly hits: number;
  /** Archives that stay, the last ones, while it goes on; null: one archive and the end. */
  readonly keep: number | null;
}

const defaultEveryMs = 10_000;
/** A look reads a few small files; more often than this it would cost more than it tells. */
const leastEveryMs = 100;
const statEveryMs = 5000;

/** The trigger that was asked for, or null. Throws a usage error for what does not go together. */
export function triggerOf(options: CaptureCommandOptions): Trigger | null {
  if (options.when === undefined) {
    const lonely = (['every', 'for', 'keep'] as const).filter((name) => options[name] !== undefined);
    if (lonely.length === 0) return null;
    throw usage(`--${lonely.join(' and --')} without --when: there is nothing to wait for.`, "Say for what: --when 'rss > 2GiB'.");
  }
  refuseElsewhere(options);
  const watched = parseWatched(options.when);
  const everyMs = options.every === undefined ? defaultEveryMs : parseDuration(options.every);
  if (everyMs === null || everyMs < leastEveryMs)
    throw usage(`--every ${options.every ?? ''} is no time between two looks.`, 'Write 1s, 10s or 1min; 100ms is the shortest.');
  return {
    watched,
    everyMs: watched.readsStat ? Math.max(everyMs, statEveryMs) : everyMs,
    hits: count('--for', options.for ?? '1'),
    keep: options.keep === undefined ? null : count('--keep', options.keep),
  };
}

/** Several archives go into a folder, under names of their own. */
export function folderOf(output: string | undefined): CaptureOptions['output'] {
  const folder = output ?? '.';
  if (folder !== '-' && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return { kind: 'folder', folder };
  throw usage(`--keep writes several archives, and -o ${folder} is no folder.`, 'Give a folder that exists: -o DIR.');
}

/** The collector takes its samples at once: it can't judge conditions, and whoever waits needs memcase itself. */
function refuseElsewhere(options: CaptureCommandOptions): void {
  const other =
    options.ssh !== undefined ? '--ssh' : options.printScript === true ? '--print-script' : options.dryRun === true ? '--dry-run' : null;
  if (other === null) return;
  throw usage(
    `--when is not offered with ${other}.`,
    other === '--dry-run'
      ? 'Leave out --when to see what the capture would open; waiting reads status, stat, and counters of the cgroup only.'
      : 'The collector takes its samples at once and ends. Run memcase on that machine, or start the collector from your own alert.',
  );
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw usage(`${option} ${text} is no count.`, 'Give a whole number from 1 on.');
  return number;
}

function usage(what: string, next: string): MemcaseError {
  return new MemcaseError({ code: 'usage', exit: exitCodes.usage, what, next });
}
