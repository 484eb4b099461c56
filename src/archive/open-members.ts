import { stat } from 'node:fs/promises';
import { exitCodes, MemcaseError } from '../contract/index.ts';
import type { CaptureInput } from './capture-input.ts';
import type { ReadBounds } from './captured.ts';
import { errnoOf } from './folder/folder-file.ts';
import { refuseLive, refuseLiveFolder } from './folder/live-file-system.ts';
import { listFolder, walkFolder } from './folder/walk-folder.ts';
import type { MemberStream } from './member.ts';
import { fileBytes, openTar } from './open-source.ts';
import { notFound, unreadable } from './refusals.ts';
import { readTar } from './tar/read-tar.ts';

/** What an input is, found out once. */
export type InputShape =
  /** A folder can be walked, a file read, more than once. */
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly size: number }
  /** Standard input, a FIFO: read once. */
  | { readonly kind: 'stream'; readonly source: AsyncIterable<Uint8Array>; readonly name: string };

/** @throws MemcaseError when there is nothing to read, or only a live file system */
export async function inspectInput(input: CaptureInput): Promise<InputShape> {
  if (input.kind === 'stream') return { kind: 'stream', source: input.stream, name: input.name };
  const { path } = input;
  const found = await stat(path).catch((error: unknown) => {
    const errno = errnoOf(error);
    throw errno === 'ENOENT' || errno === 'ENOTDIR' ? notFound(path) : unreadable(path, errno, error);
  });
  if (found.isDirectory()) {
    await refuseLiveFolder(path);
    const listed = await listFolder(Buffer.from(path));
    if (!Array.isArray(listed)) throw unreadable(path, listed.errno);
    return { kind: 'folder', path };
  }
  await refuseLive(path, path);
  if (found.isFile()) return { kind: 'file', path, size: found.size };
  if (found.isFIFO() || found.isSocket()) return { kind: 'stream', source: fileBytes(path), name: path };
  throw new MemcaseError({ code: 'not-a-file', exit: exitCodes.usage, what: `${path} is a device, not a file or a folder.` });
}

/** Members of an input, being read. */
export interface OpenMembers extends MemberStream {
  /** Bytes of the archive read so far; null for a folder, where only its files' bytes count. */
  bytes(): number | null;
  /** Of the archive's own bytes, to the last one; null for a folder, or where they could not all be read. Asked once, at the end. */
  sha256(): Promise<string | null>;
  close(): Promise<void>;
}

export interface MemberChoice {
  /** For folders: where to begin, and which folders to look into. */
  readonly from: string;
  readonly enter: (path: string) => boolean;
}

export async function openMembers(
  shape: InputShape,
  name: string,
  choice: MemberChoice,
  bounds: ReadBounds,
  signal: AbortSignal | undefined,
): Promise<OpenMembers> {
  if (shape.kind === 'folder') {
    const walk = walkFolder(shape.path, { ...choice, depth: bounds.depth });
    return { ...walk, bytes: () => null, sha256: () => Promise.resolve(null) };
  }
  const raw = shape.kind === 'file' ? fileBytes(shape.path) : shape.source;
  const source = await openTar(raw, name, bounds, signal);
  const members = readTar(source.feed);
  return {
    next: () => members.next(),
    ending: () => members.ending(),
    bytes: () => source.bytes(),
    sha256: () => source.sha256(),
    close: () => source.close(),
  };
}
