import { exitCodes, MemcaseError, type ProcessEntry } from '../contract/index.ts';

/** One file of the before side, and the file of the after side that is compared with it. */
export interface RawPaths {
  readonly before: string;
  readonly after: string;
}

/** `/proc/812/smaps` and `812/smaps` mean `proc/812/smaps`. */
export function cleanPath(path: string): string {
  const clean = path.replace(/^\/+|\/+$/gu, '');
  return /^\d+\//u.test(clean) ? `proc/${clean}` : clean;
}

/**
 * The two files that a path means: of a process, that of its counterpart too, whatever its pid. A pid is looked for on the before side
 * first. Throws if the process has no counterpart.
 */
export function counterpartsOf(path: string, processes: readonly ProcessEntry[]): RawPaths {
  const match = /^proc\/(\d+)\/(.+)$/u.exec(path);
  const [pid, rest] = [Number(match?.[1]), match?.[2] ?? ''];
  const found = processes.find(({ before }) => before?.pid === pid) ?? processes.find(({ after }) => after?.pid === pid);
  if (match === null || found === undefined) return { before: path, after: path };
  if (found.before === null || found.after === null) throw lonely(path, found);
  return { before: `proc/${String(found.before.pid)}/${rest}`, after: `proc/${String(found.after.pid)}/${rest}` };
}

function lonely(path: string, { before }: ProcessEntry): MemcaseError {
  const where = before === null ? 'appeared, and the capture before has nothing to compare it with' : 'is gone in the capture after';
  return new MemcaseError({
    code: 'no-such-path',
    exit: exitCodes.notFound,
    what: `The process of ${path} ${where}.`,
    next: 'Say which process it is with --pair OLD=NEW.',
  });
}
