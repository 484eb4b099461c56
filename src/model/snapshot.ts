import type { CapturedFact, CaptureHeader, HostFacts, Identity, Manifest } from '../contract/index.ts';
import type { KernelRecord, MappingTable } from '../kernel/index.ts';
import type { ParseNote } from '../text/index.ts';

/** One kernel file of a capture, parsed. */
export interface ParsedFile {
  /** Id of its registry entry: `status`, `v2:memory.stat`. */
  readonly id: string;
  /** `proc/812/status` */
  readonly path: string;
  readonly record: KernelRecord;
  /** For families of single-value files joined into one record: field -> its own path. */
  readonly paths?: ReadonlyMap<string, string>;
  readonly notes: readonly ParseNote[];
  /** The archive ended inside this file. */
  readonly cut: boolean;
}

/** Why a value is not known. */
export type MissingReason =
  'not-captured' | 'no-such-field' | 'permission-denied' | 'process-exited' | 'no-address-space' | 'malformed' | 'no-limit-file';

/** A value with the place it was read from, or the reason why it is not known. An unknown value is never 0. */
export type Reading =
  | {
      readonly state: 'known';
      readonly value: number | 'unlimited';
      /** `status.VmRSS`, `smaps.Pss (sum)` */
      readonly source: string;
      /** `proc/812/status:22`; for sums the file alone. */
      readonly at: string;
      readonly mark: 'read' | 'derived' | 'estimated';
    }
  | { readonly state: 'missing'; readonly reason: MissingReason; readonly source: string };

/** For each metric the readings in the order of preference of its definition; a pair takes the first source that both sides have. */
export type MetricReadings = Readonly<Record<string, readonly Reading[]>>;

export interface Process {
  /** `812/4711`: pid and start time, because pids are reused. */
  readonly id: string;
  readonly pid: number;
  readonly startTime: number | null;
  readonly identity: Identity;
  readonly kind: 'user' | 'kernel-thread' | 'zombie';
  readonly ppid: number | null;
  /** Memory cgroup: id of a Cgroup of this snapshot, or null. */
  readonly cgroup: string | null;
  readonly metrics: MetricReadings;
  /** From smaps, else from maps; null where neither could be read. */
  readonly mappings: MappingTable | null;
  /** Path of the file behind `mappings`. */
  readonly mappingsPath: string | null;
  /** Lines of maps, where both files were read. */
  readonly mapsCount: number | null;
  /** All other files by registry id. */
  readonly files: ReadonlyMap<string, ParsedFile>;
  /** Namespaces and links by name: `exe`, `ns/pid`. */
  readonly links: ReadonlyMap<string, string>;
}

export interface Cgroup {
  /** `v1:/system.slice/api.service` */
  readonly id: string;
  /** Below the hierarchy's root, as a name; `/` for the root. */
  readonly path: string;
  readonly version: 1 | 2;
  /** Directory in the capture: `sys/fs/cgroup/memory/system.slice/api.service`. */
  readonly directory: string;
  readonly parent: string | null;
  readonly children: readonly string[];
  readonly unit: string | null;
  readonly container: string | null;
  readonly pod: string | null;
  /** Ids of processes of this snapshot that are directly in it. */
  readonly members: readonly string[];
  readonly metrics: MetricReadings;
  readonly files: ReadonlyMap<string, ParsedFile>;
  /** Inode and creation (ctime) of the directory, where the capture noted them. */
  readonly inode: number | null;
  readonly createdAt: string | null;
}

/** Everything one sample of a capture says, assembled. */
export interface Snapshot {
  readonly sample: number;
  readonly file: string;
  readonly host: HostFacts;
  /** Facts of the host that are assumed, not known: `pageSize`. */
  readonly assumed: readonly string[];
  /** ISO 8601 UTC or null. */
  readonly takenAt: string | null;
  /** Seconds since boot when it was taken, where known. */
  readonly uptime: number | null;
  /** Microseconds between first and last read of this sample. */
  readonly spanUsec: number | null;
  readonly processes: ReadonlyMap<string, Process>;
  readonly cgroups: ReadonlyMap<string, Cgroup>;
  readonly hostFiles: ReadonlyMap<string, ParsedFile>;
  readonly hostMetrics: MetricReadings;
  readonly facts: readonly CapturedFact[];
  readonly refused: readonly { readonly path: string; readonly errno: string; readonly normal: boolean }[];
  readonly header: CaptureHeader | null;
  readonly manifest: Manifest | null;
  /** Ids of processes named by a selector (not by --all): those that completeness is about. */
  readonly targets: readonly string[];
}
