/**
 * The word in brackets of a setting that lists all its choices: `always [madvise] never` -> `madvise`.
 * `undefined` when not exactly one word is in brackets.
 */
export function chosenWord(text: string): string | undefined {
  const chosen = text.split(/[ \t]+/u).filter((word) => /^\[[^[\]]+\]$/u.test(word));
  return chosen.length === 1 ? chosen[0]?.slice(1, -1) : undefined;
}
