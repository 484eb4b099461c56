/** What a metric is in, once parsed. */
export type MetricUnit = 'bytes' | 'count' | 'usec' | 'percent' | 'ticks' | 'address' | 'flag' | 'text' | 'ratio';

/** The language-neutral facts of a metric. Its words stand beside it in en.ts and zh.ts. */
export interface MetricDoc {
  /** Unit after parsing. */
  readonly unit: MetricUnit;
  /** What the kernel prints, where it is not the unit: kB (1024 bytes), base pages, huge pages of the default size ... */
  readonly printed?: 'kB' | 'pages' | 'huge-pages' | 'KiB' | 'ms' | 'seconds' | 'centiseconds' | 'ticks' | 'hex';
  /** gauge: now; counter: only grows while the thing lives; peak: high-water mark; limit; setting: somebody chose it; identity: names a thing. */
  readonly kind: 'gauge' | 'counter' | 'peak' | 'limit' | 'setting' | 'identity';
  /** 1: reports, findings or other tools show it, and its words say when to look and how it is misread. 2: all others. */
  readonly tier: 1 | 2;
  /** Exact names this entry covers besides its key; `<x>` stands for a varying part: `allocstall_<zone>`. */
  readonly names?: readonly string[];
  /** Kernel release that brought it. `recalled` below says that nobody re-read the commit: shown as "about". */
  readonly since?: string;
  readonly recalled?: true;
  readonly until?: string;
  /** CONFIG_ option or boot parameter it depends on. */
  readonly config?: string;
  /** Formulas, in kernel field names: `VmRSS = RssAnon + RssFile + RssShmem`. */
  readonly identities?: readonly string[];
  /** `tool: its name there`: `top: RES`, `cAdvisor: container_memory_rss`. */
  readonly seenAs?: readonly string[];
  /** Manual page or kernel document, and source function where it was checked. */
  readonly reference: string;
}

/** Words for a tier 2 metric. */
export interface MetricText {
  /** What exactly is counted. */
  readonly meaning: string;
  /** What misleads, where something does. */
  readonly trap?: string;
}

/** Words for a tier 1 metric. */
export interface Tier1Text extends MetricText {
  /** The common misreading and what is right instead. */
  readonly trap: string;
  /** When to look at it. */
  readonly when: string;
}

/** Words for every metric of a table: a missing one does not compile. */
export type MetricTexts<M extends Readonly<Record<string, MetricDoc>>> = {
  readonly [K in keyof M]: M[K]['tier'] extends 2 ? MetricText : Tier1Text;
};
