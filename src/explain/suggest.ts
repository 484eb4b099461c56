import { analysisMetrics } from './analysis-metrics.ts';
import { toolName } from './field-names.ts';
import { explainedFiles } from './registry.ts';

/** Names close to a misspelt one, best first. */
export function suggest(word: string, most = 5): readonly string[] {
  const wanted = word.toLowerCase().slice(0, 100);
  const fields = explainedFiles.flatMap((file) => file.fields);
  const names = new Set([
    ...fields.map(({ key }) => key),
    ...analysisMetrics.map(({ metric }) => metric),
    ...fields.flatMap(({ seenAs }) => seenAs.map(toolName)),
  ]);
  return [...names]
    .map((name) => ({ name, distance: distanceTo(name.toLowerCase(), wanted) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(Math.min(name.length, wanted.length) / 3)))
    .sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** A name that contains the word, or is contained in it, is nearly as close as one typed with a slip. */
function distanceTo(name: string, wanted: string): number {
  const contained = wanted.length > 3 && name.length > 3 && (name.includes(wanted) || wanted.includes(name));
  return contained ? 1.5 : editDistance(name, wanted);
}

/** Levenshtein distance; two neighbouring letters swapped count once. */
function editDistance(left: string, right: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}
