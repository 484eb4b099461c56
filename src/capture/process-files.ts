import { wholeOf, type Looked, type Machine } from './machine.ts';
import type { Job, JobResult } from './reader-job.ts';
import type { CapturedFile } from './captured-files.ts';
import { FileIntake } from './file-intake.ts';
import type { PlannedFile } from './file-plan.ts';
import type { Recorder } from './recorder.ts';

/** Files that are masked are held whole for it: the kernel's limit on arguments is 6 MiB with the usual stack. */
const mostMasked = 16 * 2 ** 20;

/** A planned file with its own way of being read. */
export interface ToRead extends PlannedFile {
  readonly reading?: Reading;
}

/** How a file is read beyond the usual. */
export interface Reading {
  readonly careful?: boolean;
  readonly pauseMs?: number;
  readonly readBytes?: number;
  readonly restTimes?: number;
  readonly limitMs?: number;
  readonly pack?: boolean;
  readonly countHuge?: boolean;
  readonly countLines?: number;
  /** Not read (errno `SKIPPED`) when the counted file before had so many lines or more. */
  readonly ifLinesBelow?: number;
}

/** One file that was tried. */
export interface Tried {
  readonly where: string;
  readonly path: string;
  readonly file: CapturedFile;
  readonly result: JobResult;
  readonly stored: boolean;
  /** Of a small file, as the kernel gave it. */
  readonly bytes: Uint8Array;
}

/** How a batch is read, beyond its files. */
export interface Batch {
  readonly reading?: Reading;
  /** Files whose bytes are needed here, and not only in the archive. */
  readonly shows?: ReadonlySet<string>;
  /** Sees the bytes of such a file while it streams by. */
  readonly watch?: (where: string, bytes: Uint8Array) => void;
  /** What is looked at in the same go, behind the files, and not stored. */
  readonly behind?: readonly Job[];
}

/**
 * Reads planned files below a folder and stores what comes. What could not be read at all is handed back for its owner to judge:
 * only who knows the whole process can say whether that is normal.
 *
 * @param folder `proc/812`, `sys/fs/cgroup/memory/a`, or empty
 */
export async function readPlanned(
  machine: Machine,
  recorder: Recorder,
  folder: string,
  planned: readonly ToRead[],
  { reading = {}, shows, watch, behind = [] }: Batch = {},
): Promise<{ readonly tried: readonly Tried[]; readonly looked: readonly Looked[] }> {
  const tried: Tried[] = [];
  const looked: Looked[] = [];
  let parts: Buffer[] = [];
  const paths = planned.map(({ where }) => (folder === '' ? where : `${folder}/${where}`));
  let intake: FileIntake | null = null;
  const intakeOf = (index: number): FileIntake =>
    (intake ??= new FileIntake(recorder.writer, recorder.pathOf(paths[index] ?? ''), planned[index]?.file.sensitive !== undefined));
  const jobs = planned.map((one, at) => {
    const job = {
      kind: 'read' as const,
      path: machine.locate(paths[at] ?? ''),
      ...(machine.careful || one.file.cost === 'host-lock' ? { careful: true } : {}),
      ...(one.file.sensitive === undefined ? {} : { maxBytes: mostMasked }),
      ...reading,
      ...one.reading,
    };
    // What is read with care is told alone, and what is masked goes through here.
    if ('careful' in job || one.file.sensitive !== undefined || !machine.reader.canStore(job.path)) return job;
    return shows?.has(one.where) === true ? { ...job, store: true, show: true } : { ...job, store: true };
  });
  await machine.reader.run([...jobs, ...behind], {
    data: (index, bytes) => {
      const one = planned[index];
      if (one === undefined) {
        parts.push(bytes);
        return undefined;
      }
      watch?.(one.where, bytes);
      return intakeOf(index).data(bytes);
    },
    member: (index, bytes) => {
      intakeOf(index).member(bytes);
      return undefined;
    },
    end: (index, result) => {
      const one = planned[index];
      const path = paths[index];
      if (one === undefined || path === undefined) {
        looked.push({ result, bytes: wholeOf(parts) });
        parts = [];
        return undefined;
      }
      const taken = intakeOf(index);
      intake = null;
      if (result.errno === 'SKIPPED') return undefined;
      const keep = (stored: boolean): void => {
        tried.push({ where: one.where, path, file: one.file, result, stored, bytes: taken.whole() });
      };
      const stored = recorder.store(path, result, taken, one.file);
      if (stored instanceof Promise) return stored.then(keep);
      keep(stored);
      return undefined;
    },
  });
  return { tried, looked };
}
