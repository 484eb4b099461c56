import type { Language } from '../contract/index.ts';
import type { MetricDoc, MetricText } from '../kernel/index.ts';
import type { AnalysisMetric } from './analysis-metrics.ts';
import type { Claim } from './claims/index.ts';
import type { ExplainedFile } from './registry.ts';

/** Words of one metric; tier 1 has all three. */
export type Words = MetricText & { readonly when?: string };

/** A field of a kernel file that a word points at. */
export interface FieldHit {
  readonly file: ExplainedFile;
  readonly key: string;
  /** The name of another tool's column or metric by which it was found (`top: RES`); null when found by its own name. */
  readonly seenAs: string | null;
}

/** All that a word means. */
export interface LookUp {
  readonly fields: readonly FieldHit[];
  readonly analysis: readonly AnalysisMetric[];
  readonly claims: readonly Claim[];
}

/** A field with its entry, and its words in the languages that were asked for. */
export interface FieldExplanation extends FieldHit {
  readonly doc: MetricDoc;
  readonly words: Readonly<Partial<Record<Language, Words>>>;
}

/** A metric of the analysis with its words. */
export interface AnalysisExplanation {
  readonly metric: AnalysisMetric;
  readonly words: Readonly<Partial<Record<Language, AnalysisWords>>>;
}

export interface AnalysisWords {
  readonly name: string;
  readonly meaning: string;
  readonly trap?: string;
  readonly formula?: string;
}

export interface Explanations {
  readonly fields: readonly FieldExplanation[];
  readonly analysis: readonly AnalysisExplanation[];
  readonly claims: readonly Claim[];
}

/** `status.VmRSS`, `v2:memory.stat.anon`. */
export const idOf = ({ file, key }: { readonly file: ExplainedFile; readonly key: string }): string => `${file.id}.${key}`;

/** A cgroup file's version; null for the others. */
export function versionOf(file: ExplainedFile): 'v1' | 'v2' | null {
  return file.scope === 'cgroup-v1' ? 'v1' : file.scope === 'cgroup-v2' ? 'v2' : null;
}
