import { decodeName } from '../text/index.ts';
import { capturedFiles, type CapturedFile } from './captured-files.ts';
import type { CaptureOptions } from './options.ts';
import { isGlob, matchesGlob } from './glob.ts';
import type { Machine } from './machine.ts';

/** One file to be read: where it lies relative to its scope, and what the registry says of it. */
export interface PlannedFile {
  readonly where: string;
  readonly file: CapturedFile;
}

/** First the numbers that move fastest and cost nothing, so that they lie close together; what takes a lock comes last. */
const firstOfProcess = ['statm', 'status', 'stat'];

/** Every file that this capture may open, from the registry and from nowhere else. */
export interface FilePlan {
  /** Files of a process that are read whatever its size; maps is the last. */
  readonly process: readonly PlannedFile[];
  readonly smaps: readonly PlannedFile[];
  readonly rollup: readonly PlannedFile[];
  readonly numa: readonly PlannedFile[];
  /** Of a cgroup's directory, with patterns (`hugetlb.*.max`). */
  readonly cgroupV1: readonly PlannedFile[];
  readonly cgroupV2: readonly PlannedFile[];
  /** Of the host, with patterns. */
  readonly host: readonly PlannedFile[];
  /** Of the host, behind locks of the whole host: once a capture. */
  readonly hostOnce: readonly PlannedFile[];
}

export function planFiles(options: Pick<CaptureOptions, 'detail'>): FilePlan {
  const levels = new Set(options.detail === 'full' ? ['always', 'full'] : ['always']);
  const planned = capturedFiles.flatMap((file) => file.where.map((where) => ({ where, file })));
  const usual = (scope: CapturedFile['scope']): readonly PlannedFile[] =>
    planned.filter(({ file }) => file.scope === scope && levels.has(file.capture));
  const special = (level: CapturedFile['capture']): readonly PlannedFile[] =>
    planned.filter(({ file }) => file.scope === 'process' && file.capture === level);
  const host = usual('host');
  return {
    process: [...usual('process')].sort((a, b) => readingOrder(a) - readingOrder(b)),
    smaps: special('mappings'),
    rollup: special('rollup'),
    numa: special('numa'),
    cgroupV1: usual('cgroup-v1'),
    cgroupV2: usual('cgroup-v2'),
    host: host.filter(({ file }) => file.cost !== 'host-lock'),
    hostOnce: host.filter(({ file }) => file.cost === 'host-lock'),
  };
}

function readingOrder({ where, file }: PlannedFile): number {
  const early = firstOfProcess.indexOf(where);
  if (early !== -1) return early;
  if (file.cost === 'per-mapping') return 90;
  // cmdline waits for the lock of the target's address space as well.
  return file.sensitive === 'command-line' ? 80 : 10;
}

/** Paths that the patterns mean on this machine; a path without pattern stays, whether it exists or not. */
export async function expandPlanned(machine: Machine, folder: string, planned: readonly PlannedFile[]): Promise<readonly PlannedFile[]> {
  const folders = new Map<string, readonly string[]>();
  const namesIn = async (path: string): Promise<readonly string[]> => {
    const names = folders.get(path) ?? (await machine.list(path)).map(decodeName).sort();
    folders.set(path, names);
    return names;
  };
  const expanded: PlannedFile[] = [];
  for (const { where, file } of planned) {
    let paths = [''];
    for (const part of where.split('/')) {
      const next: string[] = [];
      for (const path of paths) {
        const names = isGlob(part) ? (await namesIn(joinPath(folder, path))).filter((name) => matchesGlob(part, name)) : [part];
        next.push(...names.map((name) => joinPath(path, name)));
      }
      paths = next;
    }
    expanded.push(...paths.map((path) => ({ where: path, file })));
  }
  return expanded;
}

function joinPath(folder: string, name: string): string {
  return folder === '' || name === '' ? `${folder}${name}` : `${folder}/${name}`;
}
