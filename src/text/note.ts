/** What a parser met that it could not turn into a value. Nothing is lost: the text is kept. */
export interface ParseNote {
  readonly code:
    | 'unknown-field'
    | 'unknown-line'
    | 'malformed-line'
    | 'duplicate-field'
    | 'unexpected-unit'
    | 'implausible-value'
    | 'truncated'
    | 'padding';
  /** 1-based line in the file. */
  readonly line: number;
  /** The offending text, cut at 200 characters, as a name (see name.ts). */
  readonly text: string;
}

/** What a parser makes of a file: always a record, and notes on whatever did not fit. */
export interface Parsed<R> {
  readonly record: R;
  readonly notes: readonly ParseNote[];
}
