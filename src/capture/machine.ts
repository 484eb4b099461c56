import type { Job, JobResult } from './reader-job.ts';
import type { KernelReader } from './reader.ts';

/** A file read whole, or why it was not. */
export interface Looked {
  readonly result: JobResult;
  readonly bytes: Buffer;
}

const smallBytes = 16 * 2 ** 20;

/** The machine that is captured, as seen from here: `/proc` and `/sys`, or those below the folder where a host is mounted. */
export class Machine {
  readonly reader: KernelReader;
  /** Empty, or the folder without trailing slash. */
  readonly root: string;
  /** Nobody knows what lies there: any of its files may block. */
  readonly careful: boolean;

  constructor(reader: KernelReader, root: string, careful: boolean) {
    this.reader = reader;
    this.root = root;
    this.careful = careful;
  }

  /** Path of a kernel file on this machine. @param path `proc/812/status` or `/proc/812/status` */
  locate(path: string): string {
    return `${this.root}/${path.startsWith('/') ? path.replace(/^\/+/u, '') : path}`;
  }

  /** Reads small files whole, in one go. */
  read(paths: readonly string[]): Promise<readonly Looked[]> {
    return this.look(this.reads(paths));
  }

  /** Jobs that read small files whole. */
  reads(paths: readonly string[]): readonly Job[] {
    return paths.map((path) => ({ kind: 'read', path: this.locate(path), careful: this.careful, maxBytes: smallBytes }));
  }

  /** Jobs that find out, behind its files, how large a process is now and whether it is still the same. @param folder located */
  readsAgain(folder: string): readonly Job[] {
    const job = { kind: 'read' as const, careful: this.careful, oneRecord: !this.careful };
    return [
      { ...job, path: `${folder}/statm`, watch: 'statm-again', quiet: true },
      { ...job, path: `${folder}/stat`, watch: 'stat-again' },
    ];
  }

  /** Jobs that find out how large a process is: status, then maps. */
  sizes(folder: string): readonly Job[] {
    return (['status', 'maps'] as const).map((watch) => ({
      kind: 'read',
      path: this.locate(`${folder}/${watch}`),
      careful: this.careful,
      watch,
    }));
  }

  /** Reads one small file; null where it can't be read. */
  async readOne(path: string): Promise<Buffer | null> {
    const [looked] = await this.read([path]);
    return looked === undefined || (looked.result.errno !== '' && looked.bytes.length === 0) ? null : looked.bytes;
  }

  /** One job that reads several links of a folder. */
  readsLinks(folder: string, names: readonly string[]): Job {
    return { kind: 'links', path: this.locate(folder), names, careful: this.careful };
  }

  /** A job that looks at what a path is, not following a link. */
  stat(path: string): Job {
    return { kind: 'stat', path: this.locate(path), careful: this.careful };
  }

  /** A job that asks a file system for its size. It may be one that never answers. */
  statfs(path: string): Job {
    return { kind: 'statfs', path: this.locate(path), careful: true };
  }

  /** Names in a folder, as bytes. */
  async list(path: string): Promise<readonly Uint8Array[]> {
    const [looked] = await this.look([{ kind: 'list', path: this.locate(path), careful: this.careful }]);
    if (looked === undefined) return [];
    const names: Uint8Array[] = [];
    let start = 0;
    for (let end = looked.bytes.indexOf(0); end !== -1; end = looked.bytes.indexOf(0, start)) {
      names.push(looked.bytes.subarray(start, end));
      start = end + 1;
    }
    return names;
  }

  /** Runs jobs whose paths are already located. Fewer results than jobs only when the capture was told to end. */
  async look(jobs: readonly Job[]): Promise<readonly Looked[]> {
    const looked: Looked[] = [];
    let parts: Buffer[] = [];
    await this.reader.run(jobs, {
      data: (_index, bytes) => {
        parts.push(bytes);
        return undefined;
      },
      member: () => undefined,
      end: (_index, result) => {
        looked.push({ result, bytes: wholeOf(parts) });
        parts = [];
        return undefined;
      },
    });
    return looked;
  }
}

const nothing = Buffer.alloc(0);

/** What came in parts, which nearly always is one. */
export function wholeOf(parts: readonly Buffer[]): Buffer {
  const [first = nothing] = parts;
  return parts.length <= 1 ? first : Buffer.concat(parts);
}
