import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ByteSink } from './byte-sink.ts';
import { kindAt, placeFile, syncFolder } from './place-file.ts';

/** Whom a file is given to: the person behind sudo. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** A file that has no name of its own until it is whole. */
export interface OutputFile extends ByteSink {
  /** Where it will most likely lie. */
  readonly path: string;
  /** Makes the bytes durable, gives the file its name and its digest beside it, and says which name that was. */
  commit(sha256: string): Promise<string>;
  /** Removes what was written so far. */
  discard(): Promise<void>;
}

export interface OutputPlace {
  readonly folder: string;
  /** Candidate base names, best first; a name given by the user has its own as the first. */
  readonly name: (attempt: number) => string;
  readonly owner: Owner | null;
}

/**
 * Opens an output file under a random hidden name in its folder, mode 0600, never through a link. A killed writer leaves at
 * most this file, which no one takes for an archive.
 */
export async function createOutputFile(place: OutputPlace): Promise<OutputFile> {
  const temporary = join(place.folder, `.memcase-${randomBytes(8).toString('hex')}.part`);
  const handle = await openNew(temporary);
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (!isOpen) return;
    isOpen = false;
    await handle.close();
  };
  return {
    path: join(place.folder, place.name(0)),
    write: (bytes) => writeWhole(handle, bytes),
    commit: async (sha256) => {
      if (place.owner !== null) await handle.chown(place.owner.uid, place.owner.gid);
      await handle.sync();
      await close();
      const path = await placeUnderFreeName(temporary, place);
      await writeDigest(path, sha256, place.owner);
      await syncFolder(place.folder);
      return path;
    },
    discard: async () => {
      await close();
      await unlink(temporary).catch(() => undefined);
    },
  };
}

/** The first attempt whose name is free, with its digest file's. */
export async function firstFreeAttempt(folder: string, name: (attempt: number) => string): Promise<number> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const path = join(folder, name(attempt));
    if ((await kindAt(path)) === 'nothing' && (await kindAt(`${path}.sha256`)) === 'nothing') return attempt;
  }
  return 1000;
}

function openNew(path: string): Promise<FileHandle> {
  return open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY | constants.O_NOFOLLOW, 0o600);
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let at = 0;
  while (at < bytes.length) at += (await handle.write(bytes, at, bytes.length - at)).bytesWritten;
}

async function placeUnderFreeName(temporary: string, place: OutputPlace): Promise<string> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const path = join(place.folder, place.name(attempt));
    if (await placeFile(temporary, path)) return path;
  }
  throw Object.assign(new Error('no free name'), { code: 'EEXIST' });
}

/** As sha256sum(1) writes it, so that `sha256sum -c` checks it. */
async function writeDigest(path: string, sha256: string, owner: Owner | null): Promise<void> {
  const name = basename(path);
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  const line = `${escaped === name ? '' : '\\'}${sha256}  ${escaped}\n`;
  const temporary = join(dirname(path), `.memcase-${randomBytes(8).toString('hex')}.part`);
  const handle = await openNew(temporary);
  try {
    await writeWhole(handle, Buffer.from(line));
    if (owner !== null) await handle.chown(owner.uid, owner.gid);
    await handle.sync();
  } finally {
    await handle.close();
  }
  // A name taken in the meantime keeps its content: the archive stands without a digest beside it.
  if (!(await placeFile(temporary, `${path}.sha256`))) await unlink(temporary);
}
