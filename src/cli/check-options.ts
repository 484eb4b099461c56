/** Options of `check`, as commander parsed them. */
export interface CheckCommandOptions {
  readonly base?: readonly string[];
  readonly after?: readonly string[];
  readonly budget: readonly string[];
  readonly assert: readonly string[];
  readonly init?: boolean;
  readonly output: readonly string[];
  readonly format: readonly string[];
  readonly lang?: string;
  readonly maxBytes?: string;
  readonly root?: string;
  readonly force?: boolean;
  readonly accept?: string;
}
