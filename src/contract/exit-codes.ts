/** Exit codes of the command line: the one place that help, documentation and JSON schema use. */
export const exitCodes = {
  done: 0,
  internal: 1,
  usage: 2,
  failed: 3,
  incomplete: 4,
  denied: 5,
  notFound: 6,
  integrity: 7,
  noPdf: 8,
  interrupted: 130,
  terminated: 143,
} as const;

/** What each code means, as help and documents say it. */
export const exitMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done',
  internal: 'a bug of memcase, with its stack; nothing else uses 1',
  usage: 'usage or configuration',
  failed: 'check: a budget failed; diff --exit-code: a finding of severity warning or worse',
  incomplete: 'done, but something that was asked for is missing, or check is inconclusive; --accept partial makes it 0',
  denied: 'detail above status was denied for every selected process',
  notFound: 'target not found, or gone before anything was read',
  integrity: 'the archive is truncated, altered, hostile, or no capture at all',
  noPdf: 'PDF not rendered (no browser); every other output was written',
  interrupted: 'interrupted (SIGINT); a valid archive marked incomplete was written, or none',
  terminated: 'terminated (SIGTERM), likewise',
};

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** When several apply, the first of these. */
const precedence: readonly ExitCode[] = [1, 2, 7, 6, 5, 3, 4, 8];

/** Why a run ends as it does: `{code: 4, reasons: ['smaps of 812 left out: ...']}`. */
export interface Exit {
  readonly code: ExitCode;
  readonly reasons: readonly string[];
}

/** Joins several outcomes into the one exit code of the run; all reasons are kept, once each. */
export function joinExits(exits: readonly Exit[]): Exit {
  const code = [130, 143, ...precedence].find((candidate) => exits.some((exit) => exit.code === candidate));
  return { code: (code ?? 0) as ExitCode, reasons: [...new Set(exits.flatMap((exit) => exit.reasons))] };
}
