/** Endings that are cut off a file's name to get the leading folder inside the archive. */
const endings = /(?:\.memcase)?(?:\.tar\.gz|\.tgz|\.tar|\.gz)$/u;

/**
 * The name of a capture that the user did not name: `memcase_web1_api.service_20260131T020304Z`, without ending.
 *
 * @param target what was selected, as the user wrote it
 * @param startedAt ISO 8601, UTC
 * @param counter 1 for the first of this name; two captures in one second differ here
 */
export function defaultName(host: string | null, target: string, startedAt: string, counter: number): string {
  const moment = startedAt.replace(/\.\d+/u, '').replace(/[-:]/gu, '');
  const name = ['memcase', plainWord(host ?? ''), plainWord(target), moment].filter((part) => part !== '').join('_');
  return counter === 1 ? name : `${name}_${counter}`;
}

/** Letters, digits, dot and dash of a text, at most 60 of them: what every file system and shell takes as it is. */
export function plainWord(text: string): string {
  return text
    .replace(/[^A-Za-z0-9.-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '')
    .slice(0, 60);
}

/** The leading folder of an archive written to `file` (a base name). */
export function folderName(file: string): string {
  const word = file
    .replace(endings, '')
    .replace(/[^A-Za-z0-9._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/gu, '')
    .slice(0, 200);
  return word === '' ? 'capture' : word;
}
