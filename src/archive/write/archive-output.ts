import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { exitCodes, MemcaseError } from '../../contract/index.ts';
import type { ByteSink } from './byte-sink.ts';
import { defaultName, folderName } from './default-name.ts';
import { outputError } from './output-error.ts';
import { createOutputFile, firstFreeAttempt, type Owner } from './output-file.ts';
import { kindAt } from './place-file.ts';
import { streamSink } from './stream-sink.ts';

/** Where a capture goes. */
export type OutputTarget =
  | { readonly kind: 'path'; readonly path: string }
  /** A new file in `folder`, named after host, target and time. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** `name` is what messages call it: `standard output`. */
  | { readonly kind: 'stream'; readonly stream: Writable; readonly name: string };

export interface NameParts {
  readonly host: string | null;
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
}

/** An opened output: a sink, the leading folder that suits its name, and its two endings. */
export interface ArchiveOutput extends ByteSink {
  /** Leading folder inside the archive. */
  readonly folder: string;
  /** Folder on disk that the bytes go to; null for a stream. */
  readonly place: string | null;
  /** @returns path of the file, null for a stream */
  commit(sha256: string): Promise<string | null>;
  discard(): Promise<void>;
}

/** Opens an output. Throws a {@link MemcaseError} that says why it can't be written. */
export async function openArchiveOutput(target: OutputTarget, parts: NameParts, owner: Owner | null): Promise<ArchiveOutput> {
  const byDefault = (attempt: number): string => `${defaultName(parts.host, parts.target, parts.startedAt, attempt + 1)}.tar.gz`;
  if (target.kind === 'stream') {
    const sink = streamSink(target.stream);
    const settle = (): Promise<void> => {
      sink.detach();
      return Promise.resolve();
    };
    return guarded(target.name, folderName(byDefault(0)), null, {
      write: (bytes) => sink.write(bytes),
      commit: () => settle().then(() => null),
      discard: settle,
    });
  }
  try {
    if (target.kind === 'folder') {
      const first = await firstFreeAttempt(target.folder, byDefault);
      return await fileOutput(target.folder, (attempt) => byDefault(first + attempt), owner);
    }
    const kind = await kindAt(target.path);
    if (kind === 'stream') return await deviceOutput(target.path, folderName(byDefault(0)));
    const folder = dirname(target.path);
    const name = basename(target.path);
    if (kind === 'something') throw taken(target.path);
    if ((await kindAt(`${target.path}.sha256`)) !== 'nothing') throw taken(`${target.path}.sha256`);
    // Taken only if somebody made that name while the capture ran: its evidence is not thrown away for it.
    return await fileOutput(
      folder,
      (attempt) => (attempt === 0 ? name : name.replace(/((?:\.tar)?\.[A-Za-z0-9]+)?$/u, `_${attempt + 1}$1`)),
      owner,
    );
  } catch (error) {
    throw outputError(error, target.kind === 'folder' ? join(target.folder, byDefault(0)) : target.path);
  }
}

function taken(path: string): MemcaseError {
  return outputError(Object.assign(new Error('exists'), { code: 'EEXIST' }), path);
}

async function fileOutput(folder: string, name: (attempt: number) => string, owner: Owner | null): Promise<ArchiveOutput> {
  if (name(0) === '' || name(0) === '.' || name(0) === '..') {
    throw new MemcaseError({ code: 'no-file-name', exit: exitCodes.usage, what: `-o names no file: ${join(folder, name(0))}` });
  }
  const file = await createOutputFile({ folder, name, owner });
  return guarded(file.path, folderName(name(0)), folder, file);
}

/** A device or a FIFO is written as it is: nothing there could be replaced. */
async function deviceOutput(path: string, folder: string): Promise<ArchiveOutput> {
  const handle = await open(path, 'w');
  const close = (): Promise<void> => handle.close();
  return guarded(path, folder, null, {
    write: async (bytes) => {
      let at = 0;
      while (at < bytes.length) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
    },
    commit: () => close().then(() => path),
    discard: close,
  });
}

function guarded(
  name: string,
  folder: string,
  place: string | null,
  output: Pick<ArchiveOutput, 'write' | 'commit' | 'discard'>,
): ArchiveOutput {
  const telling = <T>(done: Promise<T>): Promise<T> => done.catch((error: unknown) => Promise.reject(outputError(error, name)));
  return {
    folder,
    place,
    write: (bytes) => telling(output.write(bytes)),
    commit: (sha256) => telling(output.commit(sha256)),
    discard: () => output.discard(),
  };
}
