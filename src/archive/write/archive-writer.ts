import { createHash, type Hash } from 'node:crypto';
import { encodeName } from '../../text/index.ts';
import type { ByteSink } from './byte-sink.ts';
import { chunkBytes, GzipLane } from './gzip-lane.ts';
import { PieceQueue } from './piece-queue.ts';
import { endOfTar, joinBytes, paddingAfter, tarHeader } from './tar-header.ts';

/** Members up to this size share gzip members with their neighbours; larger ones get gzip members of their own. */
const batchedBytes = chunkBytes / 4;

/** What was stored of a member: the size and the SHA-256 of its content. */
export interface StoredMember {
  readonly bytes: number;
  readonly sha256: string;
}

/** A member whose size is not known before its last byte was read. */
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
  #batch: Buffer | null = null;
  #batched = 0;

  /** @param folder the one leading folder of all members */
  constructor(sink: ByteSink, folder: string, mtimeSeconds: number, level = 1) {
    this.#folder = folder;
    this.#mtimeSeconds = mtimeSeconds;
    this.#lane = new GzipLane(level);
    this.#queue = new PieceQueue(sink);
  }

  /** Opens a member. `path` is a name (text/name.ts) below the leading folder. */
  open(path: string): OpenMember {
    const held: Promise<Buffer>[] = [];
    const digest: Hash = createHash('sha256');
    let buffer: Buffer | null = null;
    let filled = 0;
    let bytes = 0;
    const write = async (chunk: Uint8Array): Promise<void> => {
      digest.update(chunk);
      bytes += chunk.length;
      let at = 0;
      while (at < chunk.length) {
        buffer ??= await this.#lane.acquire();
        const part = chunk.subarray(at, at + chunkBytes - filled);
        buffer.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled === chunkBytes) {
          held.push(this.#compress(buffer, filled));
          buffer = null;
          filled = 0;
        }
      }
      this.#queue.throwFailure();
    };
    const close = async (): Promise<StoredMember> => {
      const header = this.#header(path, bytes);
      const padding = new Uint8Array(paddingAfter(bytes));
      if (held.length === 0 && filled <= batchedBytes) {
        // The file's buffer is given back first: whoever waits for one could otherwise be ourselves.
        const content = buffer === null ? [] : [Uint8Array.prototype.slice.call(buffer, 0, filled)];
        if (buffer !== null) this.#lane.release(buffer);
        await this.#append(joinBytes([header, ...content, padding]));
      } else {
        if (buffer !== null) held.push(this.#compress(buffer, filled));
        await this.#append(header);
        this.#flush();
        for (const piece of held) this.#queue.push(piece);
        await this.#append(padding);
      }
      buffer = null;
      await this.#queue.keepUp();
      return { bytes, sha256: digest.digest('hex') };
    };
    return { write, close };
  }

  /** Adds a member whose content is at hand. */
  async add(path: string, content: Uint8Array): Promise<StoredMember> {
    const member = this.open(path);
    await member.write(content);
    return member.close();
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

  async #append(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (at < bytes.length) {
      this.#batch ??= await this.#lane.acquire();
      const part = bytes.subarray(at, at + chunkBytes - this.#batched);
      this.#batch.set(part, this.#batched);
      this.#batched += part.length;
      at += part.length;
      if (this.#batched === chunkBytes) this.#flush();
    }
  }

  #flush(): void {
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
