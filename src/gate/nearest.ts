/** The names closest to a misspelt one, best first: within a third of its length, or one within the other. */
export function nearest(word: string, names: Iterable<string>, most = 3): readonly string[] {
  const wanted = word.slice(0, 100).toLowerCase();
  return [...new Set(names)]
    .map((name) => ({ name, distance: distance(name.slice(0, 100).toLowerCase(), wanted) }))
    .filter(({ name, distance: away }) => away <= Math.max(2, Math.floor(Math.min(name.length, wanted.length) / 3)))
    .sort((left, right) => left.distance - right.distance || (left.name < right.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** What to do after a wrong name. */
export function suggest(word: string, names: Iterable<string>, otherwise: string): string {
  const near = nearest(word, names);
  return near.length === 0 ? otherwise : `Did you mean ${near.join(' or ')}?`;
}

function distance(left: string, right: string): number {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length > 2 && long.includes(short) && short.length * 2 >= long.length) return 1;
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
