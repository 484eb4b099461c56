/** Format memcase-capture/1: the first member `capture.json` and the last member `manifest.json` of an archive. */

export interface HostFacts {
  readonly hostname: string | null;
  readonly kernelRelease: string | null;
  readonly kernelVersion: string | null;
  /** As uname -m prints it. */
  readonly architecture: string | null;
  readonly wordSize: 32 | 64 | null;
  /** Bytes; `assumed` in `notes` where a foreign archive does not say. */
  readonly pageSize: number;
  readonly ticksPerSecond: number;
  readonly bootId: string | null;
  readonly cpus: number | null;
  readonly numaNodes: number | null;
  readonly cgroupMode: 'v1' | 'v2' | 'hybrid' | 'none' | null;
  /** Mount points that carry the memory controller and cgroup2, as mountinfo shows them. */
  readonly cgroupMounts: readonly {
    readonly version: 1 | 2;
    readonly mountPoint: string;
    readonly root: string;
    readonly memory: boolean;
  }[];
}

/** Both clocks of one moment. */
export interface Moment {
  /** UTC, ISO 8601 with milliseconds. */
  readonly wall: string;
  /** Microseconds of the monotonic clock (CLOCK_BOOTTIME where known). */
  readonly monotonicUsec: number;
}

export interface SelectorMatch {
  /** As the user gave it: `--pid 812`, `--unit api.service`. */
  readonly selector: string;
  readonly pids: readonly number[];
}

/** First member, `NAME/capture.json`. */
export interface CaptureHeader {
  readonly format: 'memcase-capture/1';
  readonly tool: { readonly name: string; readonly version: string; readonly engine: 'node' | 'sh' };
  readonly host: HostFacts;
  readonly startedAt: Moment;
  readonly selectors: readonly SelectorMatch[];
  readonly label: string | null;
  readonly case: string | null;
  readonly samples: number;
  readonly intervalMs: number | null;
  /** Who ran it: effective uid, and SUDO_UID where set. Names are not stored. */
  readonly operator: { readonly uid: number | null; readonly sudoUid: number | null };
  readonly masking: { readonly commandLines: 'masked' | 'kept'; readonly keyed: boolean };
  readonly options: Readonly<Record<string, string | number | boolean>>;
}

/** One path that was read, or that could not be read. */
export type ManifestEntry =
  | {
      readonly state: 'stored';
      /** Below the leading folder: `proc/812/smaps`, `0001/proc/812/status`. As a shown name (escaped). */
      readonly path: string;
      readonly bytes: number;
      /** Of the stored bytes, hex. */
      readonly sha256: string;
      readonly content: 'kernel' | 'masked';
      /** Start of the read on the monotonic clock, microseconds. */
      readonly atUsec: number;
      /** Whole read, pauses included. */
      readonly tookUsec: number;
      /** Longest single read(2): the longest hold of a lock that the read can have caused. */
      readonly longestReadUsec: number;
      /** read(2) calls failed or the process ended before the end of the file was seen. */
      readonly cut?: string;
    }
  | {
      readonly state: 'refused';
      readonly path: string;
      /** `EACCES`, `ENOENT`, `ESRCH`, `ETIMEDOUT` ... */
      readonly errno: string;
      /** Normal for this kind of thing (kernel thread, zombie, file absent in this kernel): costs no completeness. */
      readonly normal: boolean;
      readonly atUsec: number;
    };

/** Facts that are no regular file, as text. */
export interface CapturedFact {
  /** `proc/812/exe`, `sys/fs/cgroup/system.slice/api.service`, `dev/shm`. */
  readonly path: string;
  readonly kind: 'link' | 'stat' | 'statfs';
  /** link: {target}; stat: {inode, ctime (ISO)}; statfs: {type, bytes, used, inodes}. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** In a series the sample it belongs to, where that is not the first. */
  readonly sample?: number;
}

/** A file that was left out or read at a lower level, and why. */
export interface Degradation {
  readonly pid: number | null;
  readonly path: string;
  /** From which level to which: `smaps` -> `maps`. */
  readonly from: string;
  readonly to: string;
  /** `max-stall`, `max-walk`, `starvation`, `space`, `max-time`, `read-timeout`, `not-asked` ... */
  readonly code: string;
  readonly reason: string;
  readonly estimateUsec: number | null;
  readonly limitUsec: number | null;
}

export interface CaptureCost {
  readonly wallUsec: number;
  readonly cpuUsec: number | null;
  readonly peakRssBytes: number | null;
  readonly filesRead: number;
  readonly bytesRead: number;
  /** Per process with mapping files read: estimates and measurements of the longest hold and the whole walk. */
  readonly processes: readonly {
    readonly pid: number;
    readonly estimatedStallUsec: number | null;
    readonly measuredStallUsec: number | null;
    readonly estimatedWalkUsec: number | null;
    readonly measuredWalkUsec: number | null;
    /** `smaps`, `smaps-paced`, `smaps_rollup`, `maps`, or `cheap` between the full samples of a series. */
    readonly level: string;
    readonly mappings?: number;
    readonly sample?: number;
  }[];
  /** What a page and a mapping cost in a walk on this host, nanoseconds, as last assumed. */
  readonly walkCosts?: { readonly perPage: number; readonly perMapping: number; readonly measured: boolean };
  /** Reading processes that could not be ended: stuck in the kernel, left behind. */
  readonly abandonedPids?: readonly number[];
}

/** Last member, `NAME/manifest.json`. An archive without it is truncated. */
export interface Manifest {
  readonly format: 'memcase-capture/1';
  readonly finishedAt: Moment;
  readonly complete: boolean;
  /** Why it is not complete; empty otherwise. */
  readonly reasons: readonly string[];
  readonly exit: { readonly code: number; readonly reasons: readonly string[] };
  readonly entries: readonly ManifestEntry[];
  readonly facts: readonly CapturedFact[];
  readonly degraded: readonly Degradation[];
  readonly cost: CaptureCost;
  /** Processes seen: identity before and after reading, so that pid reuse is caught. */
  readonly processes: readonly {
    readonly pid: number;
    readonly startTime: number | null;
    readonly startTimeAfter: number | null;
    readonly state: 'read' | 'vanished' | 'reused' | 'kernel-thread' | 'zombie' | 'denied';
    readonly cgroupDirectory: string | null;
    readonly cgroupReason: string | null;
    /** In a series the sample it belongs to, where that is not the first. */
    readonly sample?: number;
    /** The text of statm, read again after the last file: how far the process moved meanwhile. */
    readonly statmAfter?: string;
    /** The second reading of statm, microseconds on the monotonic clock. */
    readonly statmAfterUsec?: number;
    /** It took part in the capture itself. */
    readonly own?: boolean;
  }[];
  /** What was masked, by rule. */
  readonly masked: Readonly<Record<string, number>>;
  readonly sampleTimes: readonly Moment[];
}
