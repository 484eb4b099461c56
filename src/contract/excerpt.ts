/** A line of a captured file that a finding rests on. */
export interface Citation {
  readonly side: 'before' | 'after';
  readonly sample: number;
  /** As evidence names it: `proc/812/status`. */
  readonly file: string;
  readonly line: number;
}

/** What stands there: the line, and of a mapping in smaps the lines of its block. */
export interface Excerpt extends Citation {
  /** Shown names: control and invalid characters escaped, tabs as they are. */
  readonly lines: readonly string[];
}
