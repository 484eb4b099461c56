/** Words that say nothing of what a sentence is about. */
const idle = new Set(
  'a an and are as at be by can for from has have how in into is it its means mean my no not of on or so still that the then there this to was what when which while why with'.split(
    ' ',
  ),
);

/**
 * The words of a sentence in either language: field names whole and in their parts, English words without their endings, Chinese in
 * pairs of characters (it is written without blanks).
 */
export function tokensOf(sentence: string): readonly string[] {
  const lower = sentence.toLowerCase();
  const words = lower.match(/[a-z0-9_]+/gu) ?? [];
  const parts = words.filter((word) => word.includes('_')).flatMap((word) => word.split('_'));
  const pairs = (lower.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
  return [...[...words, ...parts].filter((word) => word !== '' && !idle.has(word)).map(stem), ...pairs];
}

/** `caches` and `cached` are `cache` here; short words and numbers stay as they are. */
function stem(word: string): string {
  if (word.length < 5 || /[0-9_]/u.test(word)) return word;
  return word.replace(/(?:ings?|ed|es|s|e)$/u, '');
}
