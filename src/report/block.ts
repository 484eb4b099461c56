import type { Confidence, Severity } from '../contract/index.ts';
import type { BarsBlock, CompositionBlock, SparklinesBlock, StripBlock, WaterfallBlock } from './chart.ts';
import type { Cell, Label } from './cell.ts';
import type { TableBlock } from './table-block.ts';

/** What a section is made of. Each type has one partial in templates/partials and one case in every text format. */
export type Block =
  | CoverBlock
  | VerdictBlock
  | FactsBlock
  | TableBlock
  | FindingsBlock
  | WaterfallBlock
  | BarsBlock
  | CompositionBlock
  | StripBlock
  | SparklinesBlock
  | ProseBlock
  | NotesBlock
  | ExplanationsBlock
  | PreformattedBlock;

/** One capture, as the reader must know it before believing anything. */
export interface CoverSide {
  readonly role: string;
  readonly file: string;
  readonly facts: readonly Fact[];
  readonly badges: readonly Badge[];
}

export interface Badge {
  readonly tone: 'good' | 'weak' | 'bad' | 'neutral';
  readonly text: string;
}

export interface CoverBlock {
  readonly type: 'cover';
  readonly facts: readonly Fact[];
  readonly sides: readonly CoverSide[];
}

export interface VerdictBlock {
  readonly type: 'verdict';
  readonly severity: Severity;
  readonly severityLabel: string;
  readonly headline: string;
  readonly lines: readonly string[];
  /** How sure the headline is; the first of `sure` says of what. */
  readonly confidence: { readonly value: Confidence; readonly label: string } | null;
  readonly sureTitle: string;
  readonly sure: readonly string[];
  readonly nextTitle: string;
  readonly next: readonly string[];
}

export interface Fact {
  readonly label: Label;
  readonly value: Cell;
}

export interface FactsBlock {
  readonly type: 'facts';
  readonly facts: readonly Fact[];
}

export interface FindingsBlock {
  readonly type: 'findings';
  readonly items: readonly FindingItem[];
}

export interface FindingItem {
  readonly anchor: string;
  readonly code: string;
  readonly severity: Severity;
  readonly severityLabel: string;
  readonly title: string;
  readonly text: string;
  readonly subject: Label;
  readonly confidence: { readonly value: Confidence; readonly label: string };
  readonly bytes: Cell | null;
  readonly reasoningTitle: string;
  readonly reasoning: readonly string[];
  readonly nextTitle: string;
  readonly next: readonly string[];
  readonly evidence: TableBlock | null;
}

export interface ProseBlock {
  readonly type: 'prose';
  readonly paragraphs: readonly string[];
}

export interface NotesBlock {
  readonly type: 'notes';
  readonly items: readonly { readonly severity: Severity; readonly severityLabel: string; readonly text: string }[];
}

/** How to read the metrics that appeared: on the page opened from each metric's name, on paper a glossary. */
export interface ExplanationsBlock {
  readonly type: 'explanations';
  readonly closeLabel: string;
  readonly items: readonly Explanation[];
}

export interface Explanation {
  readonly metric: string;
  readonly anchor: string;
  readonly name: string;
  readonly meaning: string;
  /** What a reader must know: the common misreading, the formula, the kernel's field. */
  readonly facts: readonly Fact[];
  /** What helps further: paper leaves it out. */
  readonly further: readonly Fact[];
  /** Where this report's own figures of the metric were read. */
  readonly readFrom: readonly string[];
  readonly readFromLabel: string;
}

export interface PreformattedBlock {
  readonly type: 'preformatted';
  readonly caption: string;
  readonly columns: readonly string[];
  /** Cells of each line, in columns. */
  readonly lines: readonly (readonly string[])[];
  readonly more: string | null;
  /** Worth folding away on a screen; paper shows it open. */
  readonly folded?: boolean;
}

export type { Cell, Label };
