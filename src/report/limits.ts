/** How much of a long list a medium can carry. Whatever is cut here is in the JSON, and the report says how much it is. */
export interface Limits {
  /** Rows of one table. */
  readonly rows: number;
  /** Rows of a table beside the point: groups, settings, panels of counters. */
  readonly minorRows: number;
  /** Processes and cgroups that get a part of their own. */
  readonly parts: number;
  readonly findings: number;
  readonly steps: number;
  readonly bars: number;
  /** Regions of an address-space strip. */
  readonly spans: number;
  /** Lines of a preformatted list. */
  readonly lines: number;
  /** Findings whose raw lines are shown, and how many lines of each. */
  readonly excerpts: number;
  readonly excerptLines: number;
  /** Characters of a captured name in running text and tables. */
  readonly name: number;
}

/** A file of a Kubernetes pod's cgroup has a path of about 205 characters, which people copy. */
const longestPath = 220;

/** A page on a screen: some thousand rows stay well under 5 MB. */
export const screenLimits: Limits = {
  rows: 200,
  minorRows: 60,
  parts: 4,
  findings: 40,
  steps: 10,
  bars: 12,
  spans: 30,
  lines: 80,
  excerpts: 12,
  excerptLines: 60,
  name: longestPath,
};

/** Paper: a tagged table row costs about 3 kB in a PDF, so all tables together must stay near 400 rows. */
export const paperLimits: Limits = {
  rows: 12,
  minorRows: 6,
  parts: 2,
  findings: 20,
  steps: 8,
  bars: 10,
  spans: 120,
  lines: 40,
  excerpts: 6,
  excerptLines: 24,
  name: longestPath,
};

/** What paper falls back to when the first attempt grew too large. */
export const tightPaperLimits: Limits = {
  rows: 6,
  minorRows: 3,
  parts: 1,
  findings: 8,
  steps: 6,
  bars: 6,
  spans: 40,
  lines: 10,
  excerpts: 2,
  excerptLines: 10,
  name: 80,
};

/** Plain text and Markdown. */
export const textLimits: Limits = {
  rows: 40,
  minorRows: 12,
  parts: 8,
  findings: 20,
  steps: 8,
  bars: 8,
  spans: 0,
  lines: 40,
  excerpts: 8,
  excerptLines: 40,
  name: 160,
};
