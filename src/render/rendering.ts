import type { Analysis, Excerpt, Language } from '../contract/index.ts';
import type { Glossary } from '../report/index.ts';

export interface RenderOptions {
  /** Default: the language of the analysis. */
  readonly language?: Language;
  /** Text: everything instead of one screen. */
  readonly full?: boolean;
  /** Text: columns of the terminal, default 100. */
  readonly width?: number;
  /** Text: colour by meaning; off unless asked for. */
  readonly color?: boolean;
  /** Markdown: cut below this many bytes, verdict kept. */
  readonly maxBytes?: number;
  /** PDF: default A4. */
  readonly paper?: 'a4' | 'letter';
  /** PDF: browser to use before any other. */
  readonly browser?: string;
  /** PDF: ends the browser. */
  readonly signal?: AbortSignal;
  /** Raw lines behind the findings, as `quote` finds them; without them the report names file and line only. */
  readonly excerpts?: readonly Excerpt[];
  /** Explanations of kernel fields; default: from the registry. */
  readonly glossary?: Glossary;
}

export interface Rendering {
  /** In order; write them one after the other. Text is UTF-8. */
  readonly chunks: Iterable<string | Uint8Array>;
  /** What the reader should know about how it was made; never part of the output. */
  readonly notes: readonly string[];
}

export interface OutputFormat {
  readonly id: 'text' | 'md' | 'json' | 'html' | 'pdf';
  /** With the dot: `.html`. */
  readonly extension: string;
  /** @throws MemcaseError with exit 8 when a PDF can't be made */
  readonly render: (analysis: Analysis, options: RenderOptions) => Promise<Rendering>;
}

/** A rendering as one text. */
export function joinText(rendering: Rendering): string {
  return [...rendering.chunks].map((chunk) => (typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk))).join('');
}
