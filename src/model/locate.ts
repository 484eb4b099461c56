import { allKernelFiles, type KernelFile } from '../kernel/index.ts';

/** Where a captured file belongs. */
export type Location =
  | { readonly scope: 'process'; readonly pid: number; readonly file: KernelFile }
  | { readonly scope: 'host'; readonly file: KernelFile }
  /** Cgroup files of v1 and v2 share names (memory.stat): which it is says the directory, once all files are known. */
  | { readonly scope: 'cgroup'; readonly directory: string; readonly name: string };

interface Pattern {
  readonly pattern: RegExp;
  readonly file: KernelFile;
}

const patterns = (scopes: readonly KernelFile['scope'][]): readonly Pattern[] =>
  allKernelFiles
    .filter((file) => scopes.includes(file.scope))
    .flatMap((file) => file.where.map((where) => ({ pattern: globPattern(where), file })));

function globPattern(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`, 'u');
}

const processPatterns = patterns(['process']);
const hostPatterns = patterns(['host']);
const cgroupPatterns = { 1: patterns(['cgroup-v1']), 2: patterns(['cgroup-v2']) } as const;

const processFile = (rest: string): KernelFile | undefined => processPatterns.find(({ pattern }) => pattern.test(rest))?.file;
/** Those whose place has no `*` in it: nearly all files of a capture. */
const plainProcessFiles: ReadonlyMap<string, KernelFile | undefined> = new Map(
  processPatterns.flatMap(({ file }) => file.where).flatMap((where) => (where.includes('*') ? [] : [[where, processFile(where)]])),
);

/** Which registry entry a path of a capture belongs to, or null for a path that memcase does not know. */
export function locate(path: string): Location | null {
  const process = /^proc\/([0-9]+)\/(.+)$/u.exec(path);
  if (process?.[1] !== undefined && process[2] !== undefined) {
    const rest = process[2];
    const file = plainProcessFiles.get(rest) ?? processFile(rest);
    return file === undefined ? null : { scope: 'process', pid: Number(process[1]), file };
  }
  const host = hostPatterns.find(({ pattern }) => pattern.test(path));
  if (host !== undefined) return { scope: 'host', file: host.file };
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const isCgroupFile = [...cgroupPatterns[1], ...cgroupPatterns[2]].some(({ pattern }) => pattern.test(name));
  return isCgroupFile && !path.startsWith('proc/') ? { scope: 'cgroup', directory: path.slice(0, Math.max(slash, 0)), name } : null;
}

/** The registry entry of a cgroup file, once its hierarchy's version is known. */
export function cgroupFile(version: 1 | 2, name: string): KernelFile | null {
  const own = cgroupPatterns[version].find(({ pattern }) => pattern.test(name));
  // A hybrid host shows PSI below its v2 mount only; some vendors add v2 files to v1: the other version's entry still explains them.
  return (own ?? cgroupPatterns[version === 1 ? 2 : 1].find(({ pattern }) => pattern.test(name)))?.file ?? null;
}
