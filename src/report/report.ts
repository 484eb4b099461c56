import type { Language, Severity } from '../contract/index.ts';
import type { Block } from './block.ts';

/** Everything a reader sees, without the form it takes: no HTML, no Markdown, numbers raw. */
export interface Report {
  readonly kind: 'report' | 'diff';
  readonly language: Language;
  /** For the window's title and the PDF's metadata. */
  readonly title: string;
  /** The one top heading: whose memory this is about. */
  readonly heading: string;
  readonly severity: Severity;
  readonly sections: readonly Section[];
  /** What stands on every printed page. */
  readonly running: { readonly subject: string; readonly digest: string };
  /** Instant of the newest capture (ISO 8601 UTC): the date of a document made from it. */
  readonly madeFrom: string | null;
}

/** The order is the same in every format. */
export const sectionIds = [
  'cover',
  'verdict',
  'changes',
  'findings',
  'reconciliation',
  'composition',
  'processes',
  'cgroups',
  'host',
  'reading',
  'method',
  'evidence',
] as const;
export type SectionId = (typeof sectionIds)[number];

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  /** Short enough for a table of contents. */
  readonly short: string;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
}

/** A subsection: one process, one cgroup, one theme. */
export interface Part {
  readonly anchor: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}
