import type { Analysis, Metrics, Pair } from '../contract/index.ts';
import { weightOf } from './focus.ts';
import { isBeyondNoise } from './pair-amounts.ts';

/**
 * Where there is no room for all, what findings rest on comes first, then levels that changed, then those that stayed; what is shown
 * keeps its order, and what is left out follows.
 */
export function keepTelling(telling: readonly string[], metrics: Metrics, room: number, analysis: Analysis): readonly string[] {
  if (telling.length <= room) return telling;
  const cited = citedPlaces(analysis);
  const isCited = (metric: string): boolean => placesOf(metrics[metric]).some((place) => cited.has(place));
  // Of the counters, which never stand still, only kills are news by themselves.
  const isMoved = (metric: string): boolean =>
    metrics[metric]?.counter === undefined ? isBeyondNoise(metrics[metric]) : metric === 'oomKills' && metrics[metric].delta !== 0;
  const rank = (metric: string): number => (isCited(metric) ? 0 : isMoved(metric) ? 1 : 2);
  const kept = new Set([...telling].sort((one, other) => rank(one) - rank(other)).slice(0, room));
  return [...telling.filter((metric) => kept.has(metric)), ...telling.filter((metric) => !kept.has(metric))];
}

/** File and line of every number that a finding above `info` has as evidence. */
function citedPlaces({ findings }: Analysis): ReadonlySet<string> {
  const values = findings
    .filter(({ severity }) => weightOf(severity) > weightOf('info'))
    .flatMap(({ evidence }) => evidence.flatMap(({ before, after }) => [before, after]));
  return new Set(values.flatMap((value) => (value === null || value.line === null ? [] : [`${value.file}:${String(value.line)}`])));
}

/** Where a number itself stands. What was made of several lines is none of them. */
function placesOf(pair: Pair | undefined): readonly string[] {
  return [pair?.at?.before, pair?.at?.after].flatMap((at) => (at === null || at === undefined || at.includes(' ') ? [] : [at]));
}
