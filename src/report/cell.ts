import type { Severity } from '../contract/index.ts';

/** read: stands so in a kernel file; derived: computed exactly from such numbers; estimated: bounded, not exact. */
export type Mark = 'read' | 'derived' | 'estimated';

/** What a figure says of itself, beside its value. */
export interface Provenance {
  /** Glossary key: `process.rss`. */
  readonly metric?: string;
  readonly mark?: Mark;
  /** `status.VmRSS`, or the formula. */
  readonly source?: string;
  /** `proc/812/status:22`. */
  readonly at?: string;
}

/** One value, raw, and what kind of value it is. Renderers turn it into words. */
export type Cell =
  | ({ readonly valueType: 'bytes' | 'count' | 'duration' | 'percent'; readonly value: number } & Provenance)
  | ({
      readonly valueType: 'delta-bytes' | 'delta-count' | 'delta-duration';
      readonly value: number;
      readonly noise: number | null;
    } & Provenance)
  | ({ readonly valueType: 'limit'; readonly value: number | 'unlimited' } & Provenance)
  | { readonly valueType: 'address'; readonly value: string }
  /** Words of ours. */
  | { readonly valueType: 'text'; readonly value: string }
  /** Taken from a capture: a name, a path, a command line. Hostile until encoded. */
  | { readonly valueType: 'name'; readonly value: string; readonly anchor?: string }
  /** Where a figure comes from: what was read or computed, the place in the capture, and which of the two it is. */
  | {
      readonly valueType: 'source';
      readonly source: string;
      readonly at: string | null;
      readonly mark: Mark | null;
      readonly markLabel: string | null;
    }
  /** Several names, one below the other. */
  | { readonly valueType: 'names'; readonly values: readonly string[] }
  | { readonly valueType: 'time'; readonly value: string }
  | { readonly valueType: 'digest'; readonly value: string }
  | { readonly valueType: 'severity'; readonly value: Severity; readonly label: string }
  | { readonly valueType: 'state'; readonly value: 'good' | 'weak' | 'bad' | 'neutral'; readonly label: string }
  /** No number: a word for a table, and the whole reason. */
  | { readonly valueType: 'missing'; readonly short?: string; readonly reason: string };

/** Words that may lead to an explanation. */
export interface Label {
  readonly text: string;
  /** Glossary key. */
  readonly metric?: string;
  /** The text was taken from a capture. */
  readonly captured?: true;
}
