import { wholeOf, type Looked, type Machine } from './machine.ts';
import type { Job, JobResult } from './reader-job.ts';
import type { CapturedFile } from './captured-files.ts';
import { FileIntake } from './file-intake.ts';
import type { PlannedFile } from './file-plan.ts';
import type { JobForm, JobVisitor } from './reader.ts';
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
  /** What it says of the process comes with the result of maps, or of the second stat. */
  readonly watch?: 'status' | 'maps' | 'stat';
  /** Not read (errno `SKIPPED`) when the maps before it had so many mappings or more. */
  readonly ifMappingsBelow?: number;
}

/** One file that was tried. */
export interface Tried {
  /** Its place among the planned ones. */
  readonly index: number;
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
  /** What is looked at in the same go, behind the files. */
  readonly behind?: readonly Job[];
}

/** What came of a batch. */
export interface ReadFiles {
  readonly tried: readonly Tried[];
  /** How many files more are in the archive, of which there is nothing to say. */
  readonly quiet: number;
  readonly looked: readonly Looked[];
}

/** A batch for any number of folders of a kind. */
export interface BatchForm {
  readonly planned: readonly ToRead[];
  readonly form: JobForm;
}

/**
 * Reads planned files below a folder and stores what comes. What could not be read at all is handed back for its owner to judge:
 * only who knows the whole process can say whether that is normal.
 *
 * @param folder `proc/812`, `sys/fs/cgroup/memory/a`, or empty
 */
export function readPlanned(
  machine: Machine,
  recorder: Recorder,
  folder: string,
  planned: readonly ToRead[],
  batch: Batch = {},
): Promise<ReadFiles> {
  const jobs = planned.map((one) => {
    const path = machine.locate(pathIn(folder, one.where));
    return readingJob(machine, one, path, path, batch);
  });
  return follow(recorder, folder, planned, (visitor) => machine.reader.run([...jobs, ...(batch.behind ?? [])], visitor));
}

/** Makes a batch for many folders, with paths no longer than that of `longest`. The jobs behind have theirs below the folder. */
export function planBatch(machine: Machine, longest: string, planned: readonly ToRead[], batch: Batch): BatchForm {
  const jobs = planned.map((one) => readingJob(machine, one, `/${one.where}`, machine.locate(`${longest}/${one.where}`), batch));
  return { planned, form: machine.reader.form([...jobs, ...(batch.behind ?? [])]) };
}

/** The same as {@link readPlanned}. @param limitMs how long a file may take that has a limit of its own */
export function readBatch(
  machine: Machine,
  recorder: Recorder,
  folder: string,
  { planned, form }: BatchForm,
  limitMs?: number,
): Promise<ReadFiles> {
  return follow(recorder, folder, planned, (visitor) => machine.reader.runIn(machine.locate(folder), form, visitor, limitMs));
}

function pathIn(folder: string, where: string): string {
  return folder === '' ? where : `${folder}/${where}`;
}

function readingJob(machine: Machine, { file, where, reading: own }: ToRead, path: string, stored: string, { reading, shows }: Batch): Job {
  const job = {
    kind: 'read' as const,
    path,
    ...(machine.careful || file.cost === 'host-lock' ? { careful: true } : {}),
    ...(file.sensitive === undefined ? {} : { maxBytes: mostMasked }),
    ...(file.oneRecord === true && !machine.careful ? { oneRecord: true } : {}),
    ...reading,
    ...own,
  };
  // What is read with care is told alone, and what is masked goes through here. Neighbours often have the same of it.
  if ('careful' in job || !machine.reader.canStore(stored)) return job;
  if (file.sensitive !== undefined) return { ...job, repeats: true };
  if (shows?.has(where) === true) return { ...job, store: true, show: true, repeats: true };
  // What a walk of page tables took is wanted here, and the size of the process as well.
  return { ...job, store: true, quiet: job.pack !== true && job.watch !== 'maps' };
}

async function follow(
  recorder: Recorder,
  folder: string,
  planned: readonly ToRead[],
  run: (visitor: JobVisitor) => Promise<number>,
): Promise<ReadFiles> {
  const tried: Tried[] = [];
  const looked: Looked[] = [];
  let quiet = 0;
  let parts: Buffer[] = [];
  let intake: FileIntake | null = null;
  const intakeOf = (path: string, { file }: ToRead): FileIntake =>
    (intake ??= new FileIntake(recorder.writer, recorder.pathOf(path), file.sensitive !== undefined));
  await run({
    data: (index, bytes) => {
      const one = planned[index];
      if (one !== undefined) return intakeOf(pathIn(folder, one.where), one).data(bytes);
      parts.push(bytes);
      return undefined;
    },
    member: (index, bytes) => {
      const one = planned[index];
      if (one !== undefined) intakeOf(pathIn(folder, one.where), one).member(bytes);
      return undefined;
    },
    quiet: (index, jobs) => {
      quiet += Math.max(0, Math.min(jobs, planned.length - index));
    },
    end: (index, result) => {
      const one = planned[index];
      if (one === undefined) {
        looked.push({ result, bytes: wholeOf(parts) });
        parts = [];
        return undefined;
      }
      const path = pathIn(folder, one.where);
      const taken = intakeOf(path, one);
      intake = null;
      if (result.errno === 'SKIPPED') return undefined;
      const keep = (stored: boolean): void => {
        tried.push({ index, where: one.where, path, file: one.file, result, stored, bytes: taken.whole() });
      };
      const stored = recorder.keep(path, result, taken, one.file);
      if (stored instanceof Promise) return stored.then(keep);
      keep(stored);
      return undefined;
    },
  });
  return { tried, quiet, looked };
}
