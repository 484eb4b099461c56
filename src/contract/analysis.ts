import type { Exit } from './exit-codes.ts';

/** Schema memcase-analysis/1: what `report` and `diff` print as JSON, and what every report is built from. */
export interface Analysis {
  readonly schema: 'memcase-analysis/1';
  readonly kind: 'report' | 'diff';
  readonly exit: Exit;
  readonly language: Language;
  readonly before: CaptureSummary | null;
  readonly after: CaptureSummary;
  readonly comparability: readonly CodedText[];
  readonly configuration: readonly ConfigurationChange[];
  readonly verdict: { readonly severity: Severity; readonly lines: readonly Text[] };
  readonly processes: readonly ProcessEntry[];
  readonly groups: readonly GroupEntry[];
  readonly sharedObjects: readonly SharedObjectEntry[];
  readonly cgroups: readonly CgroupEntry[];
  readonly host: { readonly metrics: Metrics; readonly accounting: readonly AccountingPart[] };
  readonly series: readonly SeriesEntry[];
  readonly reconciliation: readonly ReconciliationEntry[];
  readonly findings: readonly FindingEntry[];
  readonly judged: readonly {
    readonly code: FindingCode;
    readonly state: 'found' | 'clear' | 'not-applicable' | 'unknown';
    readonly missing: readonly string[];
    readonly why?: string;
  }[];
  /** How many mappings are in the archive and how many in this document, by --detail. */
  readonly detail: { readonly level: 'summary' | 'groups' | 'mappings'; readonly mappingsTotal: number; readonly mappingsShown: number };
}

export type Language = 'en' | 'zh-CN';
export type Severity = 'clear' | 'info' | 'notice' | 'warning' | 'critical';
export type Confidence = 0.99 | 0.8 | 0.5;
export type Arguments = Readonly<Record<string, string | number | boolean | null>>;

/** A sentence: scripts use code and args, people the text. */
export interface Text {
  readonly code: string;
  readonly args: Arguments;
  readonly text: string;
}

export interface CodedText extends Text {
  readonly severity: Severity;
}

export interface CaptureSummary {
  /** As the user named it, shown name. */
  readonly file: string;
  readonly sha256: string | null;
  readonly host: string | null;
  readonly kernel: string | null;
  readonly arch: string | null;
  readonly pageSize: number;
  readonly bootId: string | null;
  readonly cgroupMode: string | null;
  /** ISO 8601 UTC, or null where a foreign archive does not say. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly samples: number;
  readonly sample: number;
  readonly label: string | null;
  readonly case: string | null;
  readonly tool: string | null;
  readonly selectors: readonly string[];
  readonly complete: boolean;
  readonly masking: 'masked' | 'kept' | 'redacted' | 'unknown';
  readonly cost: Readonly<Record<string, number | null>>;
  readonly refused: readonly { readonly path: string; readonly errno: string; readonly normal: boolean }[];
  /** `reason` in the language of the analysis; `code` is the manifest's. */
  readonly degraded: readonly { readonly pid: number | null; readonly path: string; readonly code: string; readonly reason: string }[];
  readonly notes: readonly { readonly path: string; readonly code: string; readonly line: number; readonly text: string }[];
  /** Consistency of the capture: A (one moment), B (small gaps), C (torn in places), D (not usable for small differences). */
  readonly grade: { readonly letter: 'A' | 'B' | 'C' | 'D'; readonly reasons: readonly Text[] };
}

export interface ConfigurationChange {
  readonly what: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly text: string;
}

export type PairState = 'known' | 'absent-before' | 'absent-after' | 'unknown-before' | 'unknown-after' | 'unknown' | 'not-comparable';
export type PairUnit = 'bytes' | 'count' | 'usec';
export type PairValue = number | 'unlimited' | null;

/** One metric on both sides. In a report `before` and `delta` are null. */
export interface Pair {
  readonly before: PairValue;
  readonly after: PairValue;
  readonly delta: number | null;
  readonly unit: PairUnit;
  readonly state: PairState;
  /** Where the numbers come from: `status.VmRSS`, `smaps.Pss (sum)`. */
  readonly source: string;
  /** Difference that means nothing, in the pair's unit. */
  readonly noise: number | null;
  readonly reason?: string;
  /** File and line in the capture: `proc/812/status:22`. */
  readonly at?: { readonly before: string | null; readonly after: string | null };
  /** read: stands so in the file; derived: computed exactly from what was read; estimated: bounded, not exact. */
  readonly mark?: 'read' | 'derived' | 'estimated';
  /** For sums over members: of how many the value is known. */
  readonly knownOf?: { readonly known: number; readonly of: number };
  /** For sums of RSS over processes: how often the sum counts memory that its members share, on average. */
  readonly countedTimes?: number;
  /** For counters: per second, over `seconds`; null where the time is not known. Never negative. */
  readonly rate?: number | null;
  readonly seconds?: number | null;
  /**
   * For counters, what `delta` counts: `running` since the older capture; `restarted` since the thing came to be (a cgroup made anew,
   * a process restarted, the host rebooted); `reset` since somebody set the counter back, a lower bound.
   */
  readonly counter?: 'running' | 'restarted' | 'reset';
}

export type Metrics = Readonly<Record<string, Pair>>;

export interface Identity {
  readonly pid: number;
  readonly startTime: number | null;
  readonly comm: string | null;
  readonly exe: string | null;
  readonly argv: readonly string[] | null;
  readonly cgroup: string | null;
  readonly unit: string | null;
  readonly container: string | null;
  readonly pod: string | null;
  readonly uid: number | null;
  readonly ppid?: number | null;
  /** `user`, `kernel-thread` or `zombie`. */
  readonly kind?: 'user' | 'kernel-thread' | 'zombie';
  /** Recognised by mappings and names: `glibc`, `jvm`, `node`, `go`, `python` ... */
  readonly runtimes?: readonly string[];
}

export interface ProcessEntry {
  readonly id: string;
  readonly before: Identity | null;
  readonly after: Identity | null;
  readonly pairing: { readonly kind: ProcessPairingKind; readonly confidence: number; readonly reasons: readonly string[] };
  readonly metrics: Metrics;
  readonly mappings: readonly MappingEntry[];
  readonly unexplained: Metrics;
  /** Mappings that --detail left out. */
  readonly mappingsLeftOut: number;
  /** Where only the mappings that matter most are listed: what all of them together are. */
  readonly mappingSummary?: MappingSummary;
  readonly headroom?: { readonly cgroup: string | null; readonly bytes: number | null };
}

export type ProcessPairingKind = 'same' | 'restarted' | 'matched' | 'appeared' | 'gone';
export type MappingPairingKind = 'same' | 'moved' | 'resized' | 'split' | 'merged' | 'appeared' | 'gone';
export type MappingKind =
  | 'heap'
  | 'stack'
  | 'thread-stack'
  | 'anonymous'
  | 'arena'
  | 'file'
  | 'shmem'
  | 'memfd'
  | 'sysv'
  | 'hugetlb'
  | 'special'
  | 'guard'
  | 'named-anonymous'
  | 'device'
  | 'library-data';

export interface MappingEntry {
  readonly label: string;
  readonly kind: MappingKind;
  readonly before: readonly MappingPlace[];
  readonly after: readonly MappingPlace[];
  readonly pairing: { readonly kind: MappingPairingKind; readonly confidence: number };
  readonly metrics: Metrics;
}

/** All mappings of a process, also those that are not listed. */
export interface MappingSummary {
  readonly groups: readonly MappingGroup[];
  /** The address space, lowest address first; neighbours of one kind are one region. */
  readonly regions: { readonly before: readonly MappingRegion[]; readonly after: readonly MappingRegion[] };
  /** Mappings that are not just the same as before, or the same at another address. */
  readonly changed: number;
  /** Address ranges, of both sides, of mappings that are not just the same or whose RSS changed. In a report all. */
  readonly changedRanges: number;
}

/** Mappings of one process that a person would call the same thing: all arenas, all segments of one library. */
export interface MappingGroup {
  readonly label: string;
  readonly kind: MappingKind;
  readonly count: { readonly before: number; readonly after: number };
  readonly metrics: Metrics;
}

export interface MappingRegion {
  readonly start: string;
  readonly end: string;
  readonly kind: MappingKind;
  /** Null where mappings of several names lie in it. */
  readonly label: string | null;
  readonly changed: boolean;
}

export interface MappingPlace {
  readonly start: string;
  readonly end: string;
  readonly permissions: string;
  readonly offset: number;
  readonly line: number;
}

export interface GroupEntry {
  readonly id: string;
  readonly by: 'unit' | 'container' | 'pod' | 'executable' | 'cgroup';
  readonly name: string;
  readonly members: readonly string[];
  readonly metrics: Metrics;
}

export interface SharedObjectEntry {
  readonly id: string;
  readonly label: string;
  readonly kind: MappingKind | 'tmpfs';
  readonly mappers: readonly { readonly process: string; readonly pss: number | null; readonly rss: number | null }[];
  readonly metrics: Metrics;
  readonly chargedTo: string | null;
}

export interface CgroupEntry {
  readonly id: string;
  readonly path: string;
  /** Where it was before, if its path held an id that was drawn anew. */
  readonly pathBefore?: string;
  readonly version: 1 | 2;
  readonly unit: string | null;
  readonly container: string | null;
  readonly parent: string | null;
  readonly pairing: { readonly kind: 'same' | 'recreated' | 'matched' | 'appeared' | 'gone'; readonly confidence: number };
  readonly members: readonly string[];
  readonly metrics: Metrics;
  readonly limitedBy: { readonly id: string; readonly metric: string } | null;
  readonly headroom: { readonly bytes: number | null; readonly unreclaimable: number | null; readonly limitAt: string | null } | null;
}

/** One part of "where RAM is": the parts and `unaccounted` add up to total. */
export interface AccountingPart {
  readonly code: string;
  readonly pair: Pair;
  readonly text: string;
}

export interface SeriesEntry {
  readonly subject: { readonly kind: 'process' | 'cgroup' | 'host' | 'mapping-group'; readonly id: string };
  readonly metric: string;
  readonly unit: PairUnit;
  /** Microseconds since the first sample, and the value or null. */
  readonly points: readonly (readonly [number, number | null])[];
  readonly shape: 'flat' | 'slope' | 'step' | 'plateau' | 'noisy' | 'too-short';
  readonly slopePerHour: number | null;
  readonly spread: number | null;
}

export interface ReconciliationEntry {
  readonly subject: { readonly kind: 'process' | 'cgroup' | 'host'; readonly id: string };
  readonly check: string;
  readonly side: 'before' | 'after';
  readonly left: { readonly source: string; readonly value: number | null };
  readonly right: { readonly source: string; readonly value: number | null };
  readonly tolerance: number | null;
  readonly state: 'agrees' | 'explained' | 'disagrees';
  readonly code: string;
  readonly args: Arguments;
  readonly text: string;
}

export const findingCodes = [
  'anonymous-growth',
  'mapping-growth',
  'mapping-count-growth',
  'shared-memory-growth',
  'rss-overcounts',
  'process-restarted',
  'process-appeared',
  'process-gone',
  'executable-changed',
  'library-replaced',
  'deleted-file-mapped',
  'limit-changed',
  'configuration-changed',
  'oom-kill',
  'limit-reached',
  'throttled-at-high',
  'near-limit',
  'memory-pressure',
  'reclaim-thrash',
  'swapping',
  'swapped-out',
  'huge-page-bloat',
  'numa-imbalance',
  'locked-memory',
  'page-tables-heavy',
  'thread-stacks-growth',
  'hugetlb-use',
  'kernel-memory-growth',
  'dying-cgroups',
  'tmpfs-charged',
  'smaps-undercounts',
  'torn-capture',
  'incomplete-capture',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export interface FindingSubject {
  readonly kind: 'process' | 'cgroup' | 'host' | 'mapping' | 'shared-object' | 'capture' | 'group';
  readonly id: string;
  readonly pid?: number;
  readonly comm?: string;
  readonly unit?: string;
  readonly cgroup?: string;
  readonly mapping?: string;
}

export interface FindingEntry {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly subject: FindingSubject;
  readonly args: Arguments;
  readonly text: string;
  /** One line for a table. */
  readonly title: string;
  readonly bytes: number | null;
  readonly evidence: readonly EvidenceEntry[];
  /** Why the confidence is what it is; innocent explanations ruled out and not ruled out. */
  readonly reasoning: readonly Text[];
  readonly next: readonly Text[];
}

export interface EvidenceEntry {
  readonly metric: string;
  readonly before: EvidenceValue | null;
  readonly after: EvidenceValue | null;
}

export interface EvidenceValue {
  readonly value: number | string | null;
  readonly sample: number;
  readonly file: string;
  readonly line: number | null;
}
