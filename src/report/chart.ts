import type { TableBlock } from './table-block.ts';

/** Common to all charts: the title says the finding, the description is its text alternative, the table its numbers. */
interface Chart {
  readonly anchor: string;
  readonly title: string;
  readonly description: string;
  readonly table: TableBlock;
}

/** From one total to the next through what changed. `start.value + sum of steps = end.value`, exactly. */
export interface WaterfallBlock extends Chart {
  readonly type: 'waterfall';
  readonly start: { readonly label: string; readonly value: number };
  readonly end: { readonly label: string; readonly value: number };
  readonly steps: readonly WaterfallStep[];
  /** The whole change is no larger than what means nothing. */
  readonly quiet: boolean;
}

export interface WaterfallStep {
  readonly label: string;
  readonly delta: number;
  /** `rest` gathers what has no step of its own. */
  readonly kind: 'part' | 'rest';
  /** No larger than what means nothing. */
  readonly quiet?: true;
}

/** Changes around a shared zero, with the band inside which a change means nothing. */
export interface BarsBlock extends Chart {
  readonly type: 'bars';
  readonly items: readonly { readonly label: string; readonly delta: number; readonly noise: number | null }[];
}

export interface CompositionBlock extends Chart {
  readonly type: 'composition';
  readonly bars: readonly { readonly label: string; readonly total: number; readonly parts: readonly CompositionPart[] }[];
  /** Lines across the bars: limits of the cgroup and its ancestors. */
  readonly limits: readonly { readonly label: string; readonly value: number; readonly hard: boolean }[];
}

export interface CompositionPart {
  readonly label: string;
  readonly value: number;
  /** Colour and pattern: the same kind of memory looks the same in every chart. */
  readonly tone: PartTone;
}

export type PartTone = 'anonymous' | 'file' | 'shmem' | 'kernel' | 'slab' | 'sock' | 'swap' | 'free' | 'rest';

/** An address space, low to high. Gaps are drawn by their logarithm. */
export interface StripBlock extends Chart {
  readonly type: 'strip';
  readonly rows: readonly StripRow[];
  /** Both rows lie on one axis (the same process), or each on its own. */
  readonly sharedAxis: boolean;
}

export interface StripRow {
  readonly label: string;
  readonly spans: readonly StripSpan[];
}

export interface StripSpan {
  readonly start: bigint;
  readonly end: bigint;
  readonly tone: 'heap' | 'stack' | 'anonymous' | 'file' | 'shmem' | 'other';
  readonly label: string;
  readonly changed: boolean;
}

export interface SparklinesBlock extends Chart {
  readonly type: 'sparklines';
  readonly lines: readonly {
    readonly label: string;
    readonly unit: 'bytes' | 'count' | 'usec';
    /** Microseconds since the first sample. */
    readonly points: readonly (readonly [number, number | null])[];
    readonly shape: string;
  }[];
}
