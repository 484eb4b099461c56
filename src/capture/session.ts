import type { HostFacts } from '../contract/index.ts';
import type { CgroupFinder } from './cgroup-directory.ts';
import type { WalkCalibration } from './cost-model.ts';
import type { FilePlan } from './file-plan.ts';
import type { Machine } from './machine.ts';
import type { Mount } from './mounts.ts';
import type { CaptureOptions, CaptureProgress } from './options.ts';
import type { Recorder } from './recorder.ts';

/** Everything that a running capture carries from step to step. */
export interface Session {
  readonly options: CaptureOptions;
  readonly machine: Machine;
  readonly recorder: Recorder;
  readonly plan: FilePlan;
  readonly host: HostFacts;
  readonly mounts: readonly Mount[];
  readonly finder: CgroupFinder;
  readonly calibration: WalkCalibration;
  /** Why we might be starved while holding a lock. */
  readonly starvation: readonly string[];
  /** How much longer a hold lasts than its walk takes here. */
  readonly stretch: number;
  /** Swapped out on the whole host: no process can have more. */
  readonly swapUsedBytes: number;
  /** Bytes in huge pages of each process, as a former sample found them. */
  readonly hugeBytes: Map<number, number>;
  readonly readsNuma: boolean;
  readonly isOver: () => boolean;
  readonly progress: (progress: CaptureProgress) => void;
}

/** `full`: with the mapping files. `cheap`: what stands between the first and the last sample of a series. */
export type SampleKind = 'full' | 'cheap';
