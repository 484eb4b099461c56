/** Of an archive that names a new file in every line, no more than this is remembered. */
const MOST_TEXTS = 1 << 14;
const MOST_SETS = 1 << 10;

const texts = new Map<string, string>();
const sets = new Map<string, readonly string[]>();

/** One string for the same path in thousands of processes. */
export function shareText(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  if (texts.size < MOST_TEXTS) texts.set(text, text);
  return text;
}

/** The codes of a VmFlags line; one list for all mappings of all processes that have the same. */
export function shareFlags(text: string): readonly string[] {
  const known = sets.get(text);
  if (known !== undefined) return known;
  const codes = splitFlags(text);
  if (sets.size < MOST_SETS) sets.set(text, codes);
  return codes;
}

/** The codes of a VmFlags line. */
function splitFlags(text: string): readonly string[] {
  return text.split(/[ \t\r]+/u).filter((code) => code !== '');
}
