import { createHash, hash } from 'node:crypto';
import { encodeName } from '../../text/index.ts';
import type { ByteSink } from './byte-sink.ts';
import { chunkBytes, GzipLane } from './gzip-lane.ts';
import { PieceQueue } from './piece-queue.ts';
import { commonHeader, plainHeaders, type CommonHeader, type PutHeader } from './plain-header.ts';
import { endOfTar, paddingAfter, tarHeader } from './tar-header.ts';

/** Members up to this size share gzip members with their neighbours. */
const batchedBytes = chunkBytes / 4;

/** What was stored of a member: the size and the SHA-256 of its content. */
export interface StoredMember {
  readonly bytes: number;
  readonly sha256: string;
}

/** A member whose size is not known before its last byte was read: for large ones, since it gets gzip members of its own. */
export interface OpenMember {
  /** Takes the bytes over at once; settles when more are welcome. */
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<StoredMember>;
}

/**
 * Writes a tar.gz front to back as a series of gzip members. A file of unknown size is compressed into held gzip members
 * while it is read; only when its end is known does its header go out, before them. So nothing large is ever held
 * uncompressed. One member is open at a time.
 */
export class ArchiveWriter {
  readonly #folder: string;
  readonly #mtimeSeconds: number;
  readonly #lane: GzipLane;
  readonly #queue: PieceQueue;
  readonly #putHeader: PutHeader;
  #batch: Buffer | null = null;
  #batched = 0;
  /** The batch begins in the middle of a member: nothing may come between it and what is queued. */
  #isContinued = false;
  /** Nothing went out yet: what was added first, `capture.json`, stays the first member. */
  #isFirstBatch = true;

  /** @param folder the one leading folder of all members */
  constructor(sink: ByteSink, folder: string, mtimeSeconds: number, level = 3) {
    this.#folder = folder;
    this.#mtimeSeconds = mtimeSeconds;
    this.#lane = new GzipLane(level);
    this.#queue = new PieceQueue(sink);
    this.#putHeader = plainHeaders(folder, mtimeSeconds);
  }

  /** Opens a member. `path` is a name (text/name.ts) below the leading folder. */
  open(path: string): OpenMember {
    const held: Promise<Buffer>[] = [];
    const digest = createHash('sha256');
    let buffer: Buffer | null = null;
    let filled = 0;
    let bytes = 0;
    const write = async (chunk: Uint8Array): Promise<void> => {
      bytes += chunk.length;
      let at = 0;
      while (at < chunk.length) {
        buffer ??= await this.#lane.acquire();
        const part = chunk.subarray(at, at + chunkBytes - filled);
        buffer.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === chunkBytes) {
          digest.update(buffer);
          held.push(this.#compress(buffer, filled));
          buffer = null;
          filled = 0;
        }
      }
      this.#queue.throwFailure();
    };
    const close = async (): Promise<StoredMember> => {
      const rest = buffer ?? zeros.subarray(0, 0);
      digest.update(rest.subarray(0, filled));
      await this.#append(this.#header(path, bytes));
      if (held.length === 0 && filled <= batchedBytes) {
        await this.#append(rest.subarray(0, filled));
        if (buffer !== null) this.#lane.release(buffer);
      } else {
        if (buffer !== null) held.push(this.#compress(buffer, filled));
        this.#flush();
        for (const piece of held) this.#queue.push(piece);
        this.#isContinued = true;
      }
      await this.#append(padding(bytes));
      await this.#queue.keepUp();
      return { bytes, sha256: digest.digest('hex') };
    };
    return { write, close };
  }

  /** Adds a member whose content is at hand. A small one is taken at once, without a promise. */
  add(path: string, content: Uint8Array): StoredMember | Promise<StoredMember> {
    if (content.length > batchedBytes) return this.#addLarge(path, content);
    const stored = { bytes: content.length, sha256: hash('sha256', content) };
    if (!this.#putPlain(path, content)) return this.#addSlowly(path, content, stored);
    this.#queue.throwFailure();
    return stored;
  }

  /** @returns false where it does not fit, or needs more than a plain header */
  #putPlain(path: string, content: Uint8Array): boolean {
    const batch = this.#batch;
    const start = this.#batched + zeros.length;
    const end = start + content.length + paddingAfter(content.length);
    if (batch === null || end >= chunkBytes || !this.#putHeader(batch, this.#batched, path, content.length)) return false;
    // The last block first, so that what the content leaves of it is zero. Empty content has none: there ends the header.
    if (content.length > 0) batch.set(zeros, end - zeros.length);
    batch.set(content, start);
    this.#batched = end;
    return true;
  }

  async #addLarge(path: string, content: Uint8Array): Promise<StoredMember> {
    const member = this.open(path);
    await member.write(content);
    return member.close();
  }

  async #addSlowly(path: string, content: Uint8Array, stored: StoredMember): Promise<StoredMember> {
    await this.#append(this.#header(path, content.length));
    await this.#append(content);
    await this.#append(padding(content.length));
    await this.#queue.keepUp();
    return stored;
  }

  /**
   * Adds a member that was compressed elsewhere.
   *
   * @param pieces whole gzip members, in order
   * @param stored what they hold
   */
  async addPacked(path: string, pieces: readonly Uint8Array[], stored: StoredMember): Promise<StoredMember> {
    await this.#append(this.#header(path, stored.bytes));
    this.#flush();
    for (const piece of pieces) this.#queue.push(Promise.resolve(piece));
    this.#isContinued = true;
    await this.#append(padding(stored.bytes));
    await this.#queue.keepUp();
    return stored;
  }

  /** What the headers of small members below a folder have in common, for {@link addReady}; null where they need more than a plain one. */
  headerBelow(folder: string): CommonHeader | null {
    return commonHeader(folder === '' ? this.#folder : `${this.#folder}/${folder}`, this.#mtimeSeconds);
  }

  /** Adds a gzip member that holds whole members, headers and padding and all. */
  async addReady(piece: Uint8Array): Promise<void> {
    if (this.#isContinued || this.#isFirstBatch) this.#flush();
    this.#queue.push(Promise.resolve(piece));
    await this.#queue.keepUp();
  }

  /** Ends the archive and waits until its last byte is written. */
  async finish(): Promise<StoredMember> {
    await this.#append(endOfTar);
    this.#flush();
    return this.#queue.drain();
  }

  #header(path: string, size: number): Uint8Array {
    return tarHeader({ path: encodeName(`${this.#folder}/${path}`), size, mtimeSeconds: this.#mtimeSeconds });
  }

  /** Copies at once where there is room, which is nearly always. */
  #append(bytes: Uint8Array): Promise<void> | undefined {
    if (this.#batch === null || this.#batched + bytes.length >= chunkBytes) return this.#appendSlowly(bytes);
    this.#copy(bytes);
    return undefined;
  }

  #copy(bytes: Uint8Array): void {
    this.#batch?.set(bytes, this.#batched);
    this.#batched += bytes.length;
  }

  async #appendSlowly(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (at < bytes.length) {
      this.#batch ??= await this.#lane.acquire();
      const part = bytes.subarray(at, at + chunkBytes - this.#batched);
      this.#batch.set(part, this.#batched);
      this.#batched += part.length;
      at += part.length;
      if (this.#batched < chunkBytes) continue;
      this.#flush();
      this.#isContinued = true;
    }
  }

  #flush(): void {
    this.#isContinued = false;
    this.#isFirstBatch = false;
    if (this.#batch === null) return;
    this.#queue.push(this.#compress(this.#batch, this.#batched));
    this.#batch = null;
    this.#batched = 0;
  }

  #compress(buffer: Buffer, length: number): Promise<Buffer> {
    const piece = this.#lane.compress(buffer, length);
    // A piece that is never queued (its capture failed) must not end the process by its own failure.
    piece.catch(() => undefined);
    return piece;
  }
}

const zeros = new Uint8Array(512);

function padding(size: number): Uint8Array {
  return zeros.subarray(0, paddingAfter(size));
}
