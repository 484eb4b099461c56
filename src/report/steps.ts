import type { WaterfallStep } from './chart.ts';

/** What one thing contributed to a change. */
export interface Contribution {
  readonly label: string;
  readonly delta: number;
  /** Up to this much means nothing. */
  readonly noise?: number | null;
}

/**
 * The steps of a waterfall: the largest contributions by themselves, all others as one, and what no contribution
 * explains as the last. They add up to `total` exactly, because the last is whatever is left.
 */
export function stepsOf(
  contributions: readonly Contribution[],
  total: number,
  most: number,
  words: { readonly others: (count: number) => string; readonly rest: string },
): readonly WaterfallStep[] {
  const moved = contributions.filter((each) => each.delta !== 0);
  const ranked = [...moved].sort((one, other) => Math.abs(other.delta) - Math.abs(one.delta) || (one.label < other.label ? -1 : 1));
  const named = namesOf(ranked);
  const shown = named.length > most || named.length < ranked.length ? named.slice(0, most - 1) : named;
  const folded = ranked.filter((each) => !shown.includes(each));
  const steps: WaterfallStep[] = shown.map((each) => ({ label: each.label, delta: each.delta, kind: 'part', ...quietIf(isQuiet(each)) }));
  const foldedSum = folded.reduce((sum, each) => sum + each.delta, 0);
  if (folded.length > 0)
    steps.push({ label: words.others(folded.length), delta: foldedSum, kind: 'rest', ...quietIf(folded.every(isQuiet)) });
  const explained = steps.reduce((sum, each) => sum + each.delta, 0);
  if (explained !== total) steps.push({ label: words.rest, delta: total - explained, kind: 'rest' });
  return steps;
}

/** Beside steps that say something those within noise are one step together; where all is noise each has its name. */
function namesOf(ranked: readonly Contribution[]): readonly Contribution[] {
  const moved = ranked.filter((each) => !isQuiet(each));
  return moved.length === 0 || ranked.length - moved.length < 2 ? ranked : moved;
}

const isQuiet = ({ delta, noise }: Contribution): boolean => Math.abs(delta) <= (noise ?? 0);

const quietIf = (quiet: boolean): { readonly quiet?: true } => (quiet ? { quiet } : {});
