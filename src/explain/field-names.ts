import type { ExplainedFile, FieldNames } from './registry.ts';

/** Whether a field goes by a name: its key, another name of its entry, or one with a varying part. */
export function goesBy({ key, names }: FieldNames, word: string, same: Same): boolean {
  return coversName(same(key), word) || names.some((name) => coversName(same(name), word));
}

/**
 * Whether a field of a file may go by a word or be shown as it. Never a wrong no, and one search in a text instead of a look at each
 * of its fields.
 */
export function mayName({ vocabulary }: ExplainedFile, word: string, same: Same): boolean {
  const names = same(vocabulary);
  if (word.includes(' ') || names.includes(word)) return true;
  const varying = names.includes('<') ? (names.match(/^[^<\n]*(?=<)/gmu) ?? []) : [];
  return varying.some((beforeHole) => word.startsWith(beforeHole));
}

/** How names are compared: as they are, or without regard to case. */
export type Same = (text: string) => string;

/** Whether a name is a word, or covers it with a varying part (`allocstall_<zone>`). */
export function coversName(name: string, word: string): boolean {
  if (name === word) return true;
  const open = name.indexOf('<');
  if (open < 0 || !word.startsWith(name.slice(0, open)) || word.length > 200) return false;
  const parts = name.split(/<[^>]*>/u).map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  // A field whose whole name varies is found by its file, not by every word.
  return parts.join('').length > 0 && new RegExp(`^${parts.join('[A-Za-z0-9_-]+')}$`, 'u').test(word);
}

/** `top: RES` -> `RES`; what follows ` = `, ` is ` or a bracket explains the name and is none. */
export function toolName(seenAs: string): string {
  const name = seenAs.slice(seenAs.indexOf(': ') + 1).trim();
  return (/^(?:(?! = | is |, not | \(|\{).)+/u.exec(name)?.[0] ?? name).trim();
}

/** Whether a tool's name for something is the word, or contains it between underscores: `container_memory_rss` has `memory_rss`. */
export function toolShows(seenAs: string, word: string): boolean {
  if (!seenAs.includes(word) && !word.includes(' ')) return false;
  const name = toolName(seenAs);
  if (name === word || seenAs === word || seenAs.replace(': ', ' ') === word) return true;
  return word.includes('_') && word.length >= 5 && `_${name}_`.includes(`_${word}_`);
}
