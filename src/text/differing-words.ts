/** Shorter lines are told apart at a glance. */
const readAtOnce = 60;

/**
 * The words in which two command lines differ, with `…` for those that they share at their ends.
 * A side to which the other only adds words is empty.
 */
export function differingWords(before: string, after: string): { readonly before: string; readonly after: string } {
  if (Math.max(before.length, after.length) <= readAtOnce) return { before, after };
  const [older, newer] = [before.split(' '), after.split(' ')];
  const shortest = Math.min(older.length, newer.length);
  let first = 0;
  while (first < shortest && older[first] === newer[first]) first += 1;
  let last = 0;
  while (last < shortest - first && older[older.length - 1 - last] === newer[newer.length - 1 - last]) last += 1;
  const between = (words: readonly string[]): string => {
    const differing = words.slice(first, words.length - last).join(' ');
    return differing === '' ? '' : `${first > 0 ? '… ' : ''}${differing}${last > 0 ? ' …' : ''}`;
  };
  return { before: between(older), after: between(newer) };
}
