import type { ExitCode } from './exit-codes.ts';

/**
 * A failure that memcase foresaw: printed as one line with its next step, never as a stack. `what` says what failed and for
 * which file or pid, `meaning` what that does to the evidence, `next` what to do now.
 */
export interface KnownFailure {
  readonly code: string;
  readonly exit: ExitCode;
  readonly what: string;
  readonly meaning?: string;
  readonly next?: string;
}

export class MemcaseError extends Error {
  override readonly name = 'MemcaseError';
  readonly failure: KnownFailure;

  constructor(failure: KnownFailure, cause?: unknown) {
    super(
      [failure.what, failure.meaning, failure.next].filter((part) => part !== undefined).join(' '),
      cause === undefined ? undefined : { cause },
    );
    this.failure = failure;
  }
}

/** Recognises a {@link MemcaseError} across module copies. */
export function isMemcaseError(error: unknown): error is MemcaseError {
  return error instanceof Error && error.name === 'MemcaseError' && 'failure' in error;
}
