import type { Machine } from './machine.ts';
import type { JobResult } from './reader-job.ts';
import type { KernelFile } from '../kernel/index.ts';
import { FileIntake } from './file-intake.ts';
import { mayBlock, type PlannedFile } from './file-plan.ts';
import type { Recorder } from './recorder.ts';

/** Files that are masked are held whole for it: the kernel's limit on arguments is 6 MiB with the usual stack. */
const mostMasked = 16 * 2 ** 20;

/** How a file is read beyond the usual. */
export interface Reading {
  readonly pauseMs?: number;
  readonly limitMs?: number;
  readonly pack?: boolean;
  readonly countHuge?: boolean;
}

/** One file that was tried. */
export interface Tried {
  readonly where: string;
  readonly path: string;
  readonly file: KernelFile;
  readonly result: JobResult;
  readonly stored: boolean;
  /** Of a small file, as the kernel gave it. */
  readonly bytes: Uint8Array;
}

/**
 * Reads planned files below a folder and stores what comes. What could not be read at all is handed back for its owner to judge:
 * only who knows the whole process can say whether that is normal.
 *
 * @param folder `proc/812`, `sys/fs/cgroup/memory/a`, or empty
 * @param watch sees the bytes of a long file while it streams by
 */
export async function readPlanned(
  machine: Machine,
  recorder: Recorder,
  folder: string,
  planned: readonly PlannedFile[],
  reading: Reading = {},
  watch?: (where: string, bytes: Uint8Array) => void,
): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  const paths = planned.map(({ where }) => (folder === '' ? where : `${folder}/${where}`));
  let intake: FileIntake | null = null;
  const intakeOf = (index: number): FileIntake =>
    (intake ??= new FileIntake(recorder.writer, recorder.pathOf(paths[index] ?? ''), planned[index]?.file.sensitive !== undefined));
  const jobs = planned.map((one, at) => ({
    kind: 'read' as const,
    path: machine.locate(paths[at] ?? ''),
    careful: machine.careful || mayBlock(one),
    ...(one.file.sensitive === undefined ? {} : { maxBytes: mostMasked }),
    ...reading,
  }));
  await machine.reader.run(jobs, {
    data: (index, bytes) => {
      watch?.(planned[index]?.where ?? '', bytes);
      return intakeOf(index).data(bytes);
    },
    member: (index, bytes) => intakeOf(index).member(bytes),
    end: async (index, result) => {
      const one = planned[index];
      const path = paths[index];
      if (one === undefined || path === undefined) return;
      const taken = intakeOf(index);
      intake = null;
      const stored = await recorder.store(path, result, taken, one.file);
      tried.push({ where: one.where, path, file: one.file, result, stored, bytes: taken.whole() });
    },
  });
  return tried;
}
