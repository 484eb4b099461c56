import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { ArchiveWriter, OpenMember, StoredMember } from '../archive/index.ts';
import { wholeOf } from './machine.ts';
import type { JobResult } from './reader-job.ts';

/** Up to here a file is kept in memory until its end; beyond, it is compressed as it comes. */
const smallBytes = 128 * 1024;

/** Takes the bytes of one file as they arrive and puts them into the archive. */
export class FileIntake {
  readonly #writer: ArchiveWriter;
  readonly #path: string;
  readonly #members: Uint8Array[] = [];
  readonly #keepsWhole: boolean;
  #parts: Buffer[] = [];
  #bytes = 0;
  #open: OpenMember | null = null;

  /**
   * @param path below the leading folder
   * @param keepsWhole nothing may reach the archive before the file was masked as a whole
   */
  constructor(writer: ArchiveWriter, path: string, keepsWhole: boolean) {
    this.#writer = writer;
    this.#path = path;
    this.#keepsWhole = keepsWhole;
  }

  data(bytes: Buffer): Promise<void> | undefined {
    this.#bytes += bytes.length;
    if (this.#open !== null) return this.#open.write(bytes);
    this.#parts.push(bytes);
    return this.#bytes > smallBytes && !this.#keepsWhole ? this.#spill() : undefined;
  }

  /** A gzip member of a file that was compressed where it was read. */
  member(bytes: Uint8Array): void {
    this.#members.push(bytes);
  }

  /** Whether anything at all was read. */
  get isEmpty(): boolean {
    return this.#bytes === 0 && this.#members.length === 0;
  }

  /** Whether it came compressed. */
  get isPacked(): boolean {
    return this.#members.length > 0;
  }

  /** Everything that came, for a file that was kept small. */
  whole(): Uint8Array {
    return wholeOf(this.#parts);
  }

  /** Ends the file in the archive. `content` stands for what came, where that was masked. */
  end(result: JobResult, content: Uint8Array | null): StoredMember | Promise<StoredMember> {
    if (this.#members.length > 0) return this.#writer.addPacked(this.#path, this.#members, this.#packed(result));
    if (this.#open !== null) return this.#open.close();
    return this.#writer.add(this.#path, content ?? this.whole());
  }

  async #spill(): Promise<void> {
    const member = this.#writer.open(this.#path);
    this.#open = member;
    for (const part of this.#parts) await member.write(part);
    this.#parts = [];
  }

  /** A reading process that was killed in the middle of a file could not tell the digest of what it had sent. */
  #packed(result: JobResult): StoredMember {
    if (result.sha256 !== null) return { bytes: result.bytes, sha256: result.sha256 };
    const digest = createHash('sha256');
    let bytes = 0;
    for (const member of this.#members) {
      const text = gunzipSync(member);
      digest.update(text);
      bytes += text.length;
    }
    return { bytes, sha256: digest.digest('hex') };
  }
}
