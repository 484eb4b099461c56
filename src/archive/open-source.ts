import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { ReadBounds } from './captured.ts';
import { ByteFeed } from './byte-feed.ts';
import { checkTarHead, tellKind } from './archive-kind.ts';
import { gunzip } from './gunzip.ts';
import { damagedAtOnce, overBound, truncatedAtOnce, unreadable } from './refusals.ts';
import { blockBytes } from './tar/tar-header.ts';
import { formatBytes } from '../units/index.ts';

const pieceBytes = 256 * 1024;

/** A tar stream with gzip taken off, and what was counted on the way. */
export interface TarSource {
  readonly feed: ByteFeed;
  /** Bytes of the archive itself read so far. */
  bytes(): number;
  /** Of the archive's own bytes, hex, what nobody asked for included; null when they could not all be read. Asked once, at the end. */
  sha256(): Promise<string | null>;
  /** Closes whatever is still open. */
  close(): Promise<void>;
}

/**
 * Opens an archive as a stream of tar blocks.
 *
 * @throws MemcaseError when it is empty, compressed with something else, or no archive
 */
export async function openTar(
  raw: AsyncIterable<Uint8Array>,
  name: string,
  bounds: ReadBounds,
  signal: AbortSignal | undefined,
): Promise<TarSource> {
  const tally: Tally = { bytes: 0, hash: createHash('sha256'), isWhole: false };
  const counted = count(raw, tally, bounds.totalBytes, () => overBound(name, 'of data', formatBytes(bounds.totalBytes)), signal);
  const open: AsyncGenerator<Uint8Array>[] = [counted];
  // A generator that has not begun runs no `finally`, so each one is closed by name, the outermost first.
  const close = async (): Promise<void> => {
    for (const generator of open.toReversed()) await generator.return(undefined);
  };
  try {
    const packed = await takeHead(counted);
    if (packed.failure !== null) throw describeOpening(packed.failure.error, name);
    const kind = tellKind(packed.head, name);
    const unpacked = kind === 'tar' ? packed.rest : gunzip(packed.rest);
    if (kind === 'gzip') open.push(unpacked);
    const tar = kind === 'tar' ? packed : await takeHead(unpacked);
    if (tar.head.length < blockBytes && tar.failure !== null) throw describeOpening(tar.failure.error, name);
    checkTarHead(tar.head, name);
    const feed = new ByteFeed(tar.rest, bounds.totalBytes, () => overBound(name, 'of unpacked data', formatBytes(bounds.totalBytes)));
    return { feed, bytes: () => tally.bytes, sha256: () => readRest(counted, tally), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function describeOpening(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'Z_BUF_ERROR') return truncatedAtOnce(name, 'the compressed data ends too early');
  if (code.startsWith('Z_')) return damagedAtOnce(name);
  return isSystemError(error) ? unreadable(name, code, error) : error;
}

/** A failed read(2), not a mistake of ours. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/u.test(error.code);
}

interface Headed {
  /** The first block, or all there is. */
  readonly head: Uint8Array;
  /** The whole source, its head included. */
  readonly rest: AsyncGenerator<Uint8Array>;
  readonly failure: { readonly error: unknown } | null;
}

/** Looks at the first block of a source without losing it. */
async function takeHead(source: AsyncGenerator<Uint8Array>): Promise<Headed> {
  const seen: Uint8Array[] = [];
  let length = 0;
  let failure: { readonly error: unknown } | null = null;
  while (length < blockBytes && failure === null) {
    try {
      const step = await source.next();
      if (step.done === true) break;
      seen.push(step.value);
      length += step.value.length;
    } catch (error) {
      failure = { error };
    }
  }
  return { head: Buffer.concat(seen).subarray(0, blockBytes), rest: goOn(seen, failure, source), failure };
}

async function* goOn(
  seen: readonly Uint8Array[],
  failure: Headed['failure'],
  source: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* seen;
  if (failure !== null) throw failure.error;
  yield* source;
}

interface Tally {
  bytes: number;
  readonly hash: Hash;
  /** The source came to its end, not to an error. */
  isWhole: boolean;
}

async function readRest(counted: AsyncGenerator<Uint8Array>, tally: Tally): Promise<string | null> {
  try {
    while ((await counted.next()).done !== true);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
  return tally.isWhole ? tally.hash.digest('hex') : null;
}

async function* count(
  raw: AsyncIterable<Uint8Array>,
  tally: Tally,
  most: number,
  tooMuch: () => Error,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of raw) {
    signal?.throwIfAborted();
    tally.bytes += chunk.length;
    if (tally.bytes > most) throw tooMuch();
    tally.hash.update(chunk);
    yield chunk;
  }
  tally.isWhole = true;
}

/** The bytes of a file, in fresh pieces that may be kept. */
export async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    yield* handleBytes(handle);
  } finally {
    await handle.close();
  }
}

async function* handleBytes(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
