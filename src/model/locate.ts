import { allKernelFiles, type KernelFile } from '../kernel/index.ts';

/** Where a captured file belongs. */
export type Location =
  | { readonly scope: 'process'; readonly pid: number; readonly file: KernelFile }
  | { readonly scope: 'host'; readonly file: KernelFile }
  /** Cgroup files of v1 and v2 share names (memory.stat): which it is says the directory, once all files are known. */
  | { readonly scope: 'cgroup'; readonly directory: string; readonly name: string };

/** The first entry for a place, as the registry has them. */
type FileFinder = (place: string) => KernelFile | undefined;

/** Nearly every place of a registry entry is one name; only for those with a `*` a pattern is made. */
function finder(scope: KernelFile['scope']): FileFinder {
  const places = allKernelFiles
    .filter((file) => file.scope === scope)
    .flatMap((file) => file.where.map((where) => ({ where, file })))
    .map((place, order) => ({ ...place, order }));
  const starred = places.filter(({ where }) => where.includes('*')).map((place) => ({ ...place, pattern: globPattern(place.where) }));
  const plain = new Map(places.toReversed().flatMap((place) => (place.where.includes('*') ? [] : [[place.where, place] as const])));
  return (place) => {
    const exact = plain.get(place);
    const first = starred.find(({ order, pattern }) => order < (exact?.order ?? Infinity) && pattern.test(place));
    return (first ?? exact)?.file;
  };
}

function globPattern(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`, 'u');
}

const processFile = finder('process');
const hostFile = finder('host');
const cgroupFiles = { 1: finder('cgroup-v1'), 2: finder('cgroup-v2') } as const;

/** Which registry entry a path of a capture belongs to, or null for a path that memcase does not know. */
export function locate(path: string): Location | null {
  const process = /^proc\/([0-9]+)\/(.+)$/u.exec(path);
  if (process?.[1] !== undefined && process[2] !== undefined) {
    const file = processFile(process[2]);
    return file === undefined ? null : { scope: 'process', pid: Number(process[1]), file };
  }
  const host = hostFile(path);
  if (host !== undefined) return { scope: 'host', file: host };
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  const isCgroupFile = cgroupFiles[1](name) !== undefined || cgroupFiles[2](name) !== undefined;
  return isCgroupFile && !path.startsWith('proc/') ? { scope: 'cgroup', directory: path.slice(0, Math.max(slash, 0)), name } : null;
}

/** The registry entry of a cgroup file, once its hierarchy's version is known. */
export function cgroupFile(version: 1 | 2, name: string): KernelFile | null {
  // A hybrid host shows PSI below its v2 mount only; some vendors add v2 files to v1: the other version's entry still explains them.
  return cgroupFiles[version](name) ?? cgroupFiles[version === 1 ? 2 : 1](name) ?? null;
}
