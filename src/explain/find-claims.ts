import { claims, type Claim } from './claims/index.ts';
import { tokensOf } from './tokens.ts';

interface Wording {
  readonly claim: Claim;
  readonly tokens: ReadonlySet<string>;
}

/** A claim must hold at least this share of the query's weight. */
const enough = 0.5;
/** Claims that match nearly as well as the best one are shown beside it. */
const close = 0.85;

/**
 * Claims that people state in these words, best first, at most three. A word weighs more the fewer claims have it, so that
 * `dt` decides and `memory` does not.
 */
export function findClaims(query: string): readonly Claim[] {
  const wordings: readonly Wording[] = claims.flatMap((claim) =>
    [claim.en, claim.zh]
      .flatMap((text) => [text.claim, ...(text.also ?? [])])
      .map((words) => ({ claim, tokens: new Set([...tokensOf(words), claim.id]) })),
  );
  const asked = new Set(tokensOf(query));
  if (asked.size === 0) return [];
  const spread = new Map<string, number>();
  for (const { tokens } of wordings) for (const token of tokens) spread.set(token, (spread.get(token) ?? 0) + 1);
  const weigh = (tokens: Iterable<string>): number => {
    let sum = 0;
    for (const token of tokens) sum += Math.log(1 + wordings.length / (spread.get(token) ?? 0.5));
    return sum;
  };
  const wholeQuery = weigh(asked);
  const scores = new Map<Claim, number>();
  for (const { claim, tokens } of wordings) {
    const common = weigh([...asked].filter((token) => tokens.has(token)));
    if (common / wholeQuery < enough) continue;
    const score = (2 * common) / (wholeQuery + weigh(tokens));
    scores.set(claim, Math.max(scores.get(claim) ?? 0, score));
  }
  const best = Math.max(0, ...scores.values());
  return [...scores]
    .filter(([, score]) => score >= best * close)
    .sort(([, left], [, right]) => right - left)
    .slice(0, 3)
    .map(([claim]) => claim);
}
