import type { MetricId } from '../../kernel/index.ts';

/** What a claim says, and what is right instead, in one language. */
export interface ClaimText {
  /** The claim as people say it: it is found by these words. */
  readonly claim: string;
  /** Other wordings of it. */
  readonly also?: readonly string[];
  /** What is right, in two or three sentences. */
  readonly answer: string;
}

/** A popular statement about memory numbers, checked. */
export interface Claim {
  readonly id: string;
  readonly verdict: 'wrong' | 'misleading' | 'partly';
  /** Metrics it is about; the first one is where to look instead, where there is one. */
  readonly metrics: readonly [MetricId, ...MetricId[]];
  /** Document and kernel function where it was checked. */
  readonly reference: string;
  readonly en: ClaimText;
  readonly zh: ClaimText;
}
