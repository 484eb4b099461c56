/** Options of `redact`, as commander parsed them. */
export interface RedactCommandOptions {
  readonly output?: string;
  readonly caseKey?: string;
}
