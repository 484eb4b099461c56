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
