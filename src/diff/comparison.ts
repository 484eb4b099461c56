import type { CodedText, ConfigurationChange, MappingKind, MappingPairingKind, Metrics, ProcessPairingKind } from '../contract/index.ts';
import type { Cgroup, Process, Snapshot } from '../model/index.ts';

/** Two snapshots, everything in them paired. In a report `before` is null and so is every older side. */
export interface Comparison {
  readonly before: Snapshot | null;
  readonly after: Snapshot;
  /** All samples of the newer capture, oldest first, `after` among them. */
  readonly samples: readonly Snapshot[];
  readonly processes: readonly ProcessPair[];
  readonly cgroups: readonly CgroupPair[];
  readonly groups: readonly Group[];
  readonly sharedObjects: readonly SharedObject[];
  readonly host: Metrics;
  readonly comparability: readonly CodedText[];
  readonly configuration: readonly ConfigurationChange[];
}

export interface ProcessPair {
  /** `pid/start time` on the newest side it exists on. */
  readonly id: string;
  readonly before: Process | null;
  readonly after: Process | null;
  readonly pairing: { readonly kind: ProcessPairingKind; readonly confidence: number; readonly reasons: readonly string[] };
  readonly metrics: Metrics;
  /** Made when first asked for and kept: most outputs never look at most processes' mappings. */
  readonly mappings: () => readonly MappingPair[];
}

/** One mapping on both sides, several indexes where it was split or merged. */
export interface MappingPair {
  readonly label: string;
  readonly kind: MappingKind;
  /** Indexes into the mapping table of the process on that side. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly pairing: { readonly kind: MappingPairingKind; readonly confidence: number };
}

export interface CgroupPair {
  readonly id: string;
  readonly before: Cgroup | null;
  readonly after: Cgroup | null;
  readonly pairing: { readonly kind: 'same' | 'recreated' | 'matched' | 'appeared' | 'gone'; readonly confidence: number };
  readonly metrics: Metrics;
}

export interface Group {
  readonly id: string;
  readonly by: 'unit' | 'container' | 'pod' | 'executable' | 'cgroup';
  readonly name: string;
  /** Ids of process pairs. */
  readonly members: readonly string[];
  readonly metrics: Metrics;
}

/** Memory that several processes map (or that nobody maps any more): one row, however many map it. */
export interface SharedObject {
  readonly id: string;
  readonly label: string;
  readonly kind: MappingKind | 'tmpfs';
  readonly mappers: readonly { readonly process: string; readonly pss: number | null; readonly rss: number | null }[];
  readonly metrics: Metrics;
  /** Cgroup path that is charged for it, where evidence says so. */
  readonly chargedTo: string | null;
}
