/** Options that `report` and `diff` share, as commander parsed them. */
export interface AnalysisOptions {
  readonly output: readonly string[];
  readonly format: readonly string[];
  readonly lang?: string;
  readonly detail?: 'summary' | 'groups' | 'mappings';
  readonly accept?: string;
  readonly full?: boolean;
  readonly maxBytes?: string;
  readonly paper?: 'a4' | 'letter';
  readonly browser?: string;
  readonly root?: string;
  readonly exitCode?: boolean;
  readonly force?: boolean;
  readonly pair?: readonly string[];
  readonly raw?: readonly string[];
  readonly timings?: boolean;
}
