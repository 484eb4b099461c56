import { noSuchRoot, severalRoots } from './refusals.ts';

/** A file of a capture, taken apart: `NAME/0001/proc/812/smaps`. */
export interface PlacedFile {
  /** Folder of the capture; empty when it is the top. */
  readonly root: string;
  readonly sample: number;
  /** Below root and sample: `proc/812/smaps`. */
  readonly path: string;
}

const sampleFolder = /^[0-9]{4,9}$/u;

/** The folder that holds the outermost proc/ or sys/ of a path; null when there is none, or nothing below it. */
export function findRoot(path: string): string | null {
  const parts = path.split('/');
  const at = parts.findIndex((part) => part === 'proc' || part === 'sys');
  if (at === -1 || at === parts.length - 1) return null;
  const above = parts.slice(0, at);
  // The samples of a series share a capture.
  if (sampleFolder.test(above.at(-1) ?? '')) above.pop();
  return above.join('/');
}

/** A path as seen from the capture's folder; null when it lies elsewhere. */
export function placeBelow(path: string, root: string): PlacedFile | null {
  const inside = root === '' ? path : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : null;
  if (inside === null) return null;
  const slash = inside.indexOf('/');
  const first = slash === -1 ? inside : inside.slice(0, slash);
  if (slash === -1 || !sampleFolder.test(first)) return { root, sample: 0, path: inside };
  return { root, sample: Number(first), path: inside.slice(slash + 1) };
}

/** Whether a placed path is a kernel file by its place alone, as it must be in an archive without a manifest. */
export function isKernelPath(path: string): boolean {
  return path.startsWith('proc/') || path.startsWith('sys/');
}

/** `--root` as the user wrote it: `./before/`, `.`, `/before`. */
export function normalizeRoot(asked: string): string {
  return asked
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function depth(root: string): number {
  return root === '' ? 0 : root.split('/').length;
}

/**
 * Which of the folders with a proc/ or sys/ is the capture: the one asked for, else the outermost (a proc/ further down belongs to
 * a container's file system or to something else that was packed along).
 *
 * @throws MemcaseError when several lie equally high, or the asked one is not there
 */
export function chooseRoot(name: string, roots: Iterable<string>, asked: string | undefined): string | null {
  const all = [...roots];
  if (asked !== undefined) {
    const wanted = normalizeRoot(asked);
    if (!all.includes(wanted)) throw noSuchRoot(name, asked, all);
    return wanted;
  }
  const least = Math.min(...all.map(depth));
  const outermost = all.filter((root) => depth(root) === least);
  if (outermost.length > 1) throw severalRoots(name, outermost);
  return outermost[0] ?? null;
}
