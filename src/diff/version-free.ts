/** Ids that a new deployment draws anew: UUIDs, digests, the hashes of package stores. */
const drawn =
  /[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|(?<![0-9a-z])(?=[a-f]*[0-9])[0-9a-f]{7,}(?![0-9a-z])|(?<=\/)[0-9a-z]{32}(?=-)/gu;
/** Versions, dates and counters as parts of a name: `1.2.3`, `-1.2`, `_20261123`, `.so.6`, a component of digits alone. */
const counted = /v?\d+(?:\.\d+)+|(?<=\.so)\.\d+|(?<=[-_@.])\d+(?![0-9A-Za-z])|(?<=\/)v?\d+(?=\/|$)/gu;

/**
 * A path without what a new version changes in it, so that `/opt/api-1.4.2/lib/libapi.so.1` and `/opt/api-1.5.0/lib/libapi.so.2`
 * are one name. ` (deleted)` is dropped: the kernel adds it when the file was replaced, but it can also be part of a real name.
 */
export function versionFree(path: string): string {
  let name = known.get(path);
  if (name === undefined) {
    name = withoutDeleted(path)
      .replace(drawn, '#')
      .replace(counted, '#')
      .replace(/\.so(?:\.?#)+/gu, '.so');
    if (known.size >= mostKnown) known.clear();
    known.set(path, name);
  }
  return name;
}

/** Both sides of a diff ask for the same few thousand paths again and again. */
const known = new Map<string, string>();
const mostKnown = 50_000;

export function withoutDeleted(path: string): string {
  return path.endsWith(' (deleted)') ? path.slice(0, -' (deleted)'.length) : path;
}

/** The last component of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
