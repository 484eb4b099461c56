/** Options of `capture`, as commander parsed them. */
export interface CaptureCommandOptions {
  readonly pid: readonly string[];
  readonly name: readonly string[];
  readonly exe: readonly string[];
  readonly unit: readonly string[];
  readonly cgroup: readonly string[];
  readonly container: readonly string[];
  readonly all?: boolean;
  readonly tree?: boolean;
  readonly output?: string;
  readonly label?: string;
  readonly case?: string;
  readonly samples: string;
  readonly interval: string;
  readonly when?: string;
  readonly every?: string;
  readonly for?: string;
  readonly keep?: string;
  readonly maxStall: string;
  readonly maxWalk: string;
  readonly allowStall?: boolean;
  readonly readTimeout: string;
  readonly maxTime?: string;
  readonly detail: 'normal' | 'full';
  readonly numa?: boolean;
  readonly kernelLog?: boolean;
  readonly since?: string;
  readonly keepArguments?: boolean;
  readonly caseKey?: string;
  readonly minFree: string;
  readonly root?: string;
  readonly ssh?: string;
  readonly sudo?: boolean;
  readonly printScript?: boolean;
  readonly dryRun?: boolean;
  readonly accept?: string;
}
