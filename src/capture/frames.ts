/** Kinds of frames that the reading process sends. */
export type Frame =
  | { readonly kind: 'data'; readonly bytes: Buffer }
  | { readonly kind: 'result'; readonly payload: Uint8Array }
  /** Of a read: as text, not JSON, because there are so many. */
  | { readonly kind: 'read-result'; readonly payload: Buffer }
  /** A whole gzip member. */
  | { readonly kind: 'member'; readonly payload: Uint8Array }
  /** A whole file, its result as text behind the bytes and the length of that in the last byte. */
  | { readonly kind: 'file'; readonly payload: Buffer }
  /** The same bytes as of this job of the form in the last folder they were told of: their result as text. */
  | { readonly kind: 'same'; readonly payload: Buffer }
  /** When they were read, and where they lead or why that is not known, as text. */
  | { readonly kind: 'links'; readonly payload: Buffer }
  /** Small files for the archive. Their results are the frames behind it, which have come with it. */
  | { readonly kind: 'batch'; readonly batch: ReadyFiles }
  /** So many jobs are done of which there is nothing to tell. */
  | { readonly kind: 'quiet'; readonly jobs: number }
  /** Nothing yet, but the reading goes on: it is slow on purpose. */
  | { readonly kind: 'alive'; readonly payload: Uint8Array };

/** Small files that the reading process made ready for the archive: gzip members, empty where there is nothing. */
export interface ReadyFiles {
  /** As they stand in the archive, headers and padding and all. */
  readonly members: Uint8Array;
  /** What the manifest says of them, and facts that are no file's: a line each, ended by a comma. */
  readonly entries: Uint8Array;
  readonly facts: Uint8Array;
  readonly files: number;
  /** Of their texts. */
  readonly bytes: number;
}

const kinds = ['data', 'result', 'member', 'read-result', 'alive', 'file', 'links', 'batch', 'quiet', 'same'] as const;

const HEADER = 5;
/** Lengths of the three gzip members of a batch, how many files it holds, and their bytes. */
const BATCH = 24;

/** Cuts a byte stream into frames. Data is passed on piece by piece as it arrives, the rest only when whole. */
export class FrameCutter {
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Bytes still missing of the data frame at hand. */
  #dataLeft = 0;
  /** Where the frames end that have come with a batch. */
  #batchEnd = 0;
  /** What was pushed since, and how much has to be there before it is worth joining: a batch comes in many pieces. */
  #arrived: Buffer[] = [];
  #arrivedBytes = 0;
  #needed = 0;

  /** Adds what arrived. Everything before must have been taken. */
  push(chunk: Buffer): void {
    this.#arrived.push(chunk);
    this.#arrivedBytes += chunk.length;
  }

  /** Whether results of a batch that was handed out are still to be taken. */
  get isInBatch(): boolean {
    return this.#at < this.#batchEnd;
  }

  /** The next frame, or null when more has to arrive first. */
  next(): Frame | null {
    if (this.#arrivedBytes > 0 && this.#bytes.length - this.#at + this.#arrivedBytes >= this.#needed) this.#join();
    const bytes = this.#bytes;
    if (this.#dataLeft === 0) {
      if (bytes.length - this.#at < HEADER) return null;
      const length = bytes.readUInt32LE(this.#at);
      const kind = kinds[bytes[this.#at + 4] ?? 0] ?? 'result';
      const start = this.#at + HEADER;
      if (kind !== 'data') {
        if (bytes.length < start + length) {
          this.#needed = HEADER + length;
          return null;
        }
        if (kind === 'batch') {
          this.#batchEnd = start + length;
          return { kind, batch: this.#cutBatch(start) };
        }
        this.#at = start + length;
        if (kind === 'quiet') return { kind, jobs: bytes.readUInt32LE(start) };
        return { kind, payload: bytes.subarray(start, start + length) };
      }
      this.#dataLeft = length;
      this.#at = start;
      if (length === 0) return this.next();
    }
    const end = Math.min(this.#at + this.#dataLeft, bytes.length);
    if (end === this.#at) return null;
    const part = bytes.subarray(this.#at, end);
    this.#dataLeft -= part.length;
    this.#at = end;
    return { kind: 'data', bytes: part };
  }

  #cutBatch(start: number): ReadyFiles {
    const bytes = this.#bytes;
    this.#at = start + BATCH;
    const [members, entries, facts] = [0, 4, 8].map((place) => {
      const from = this.#at;
      this.#at += bytes.readUInt32LE(start + place);
      return bytes.subarray(from, this.#at);
    });
    const none = bytes.subarray(0, 0);
    const [files, total] = [bytes.readUInt32LE(start + 12), bytes.readDoubleLE(start + 16)];
    return { members: members ?? none, entries: entries ?? none, facts: facts ?? none, files, bytes: total };
  }

  #join(): void {
    const rest = this.#bytes.subarray(this.#at);
    const [first, ...more] = this.#arrived;
    this.#bytes = rest.length === 0 && first !== undefined && more.length === 0 ? first : Buffer.concat([rest, ...this.#arrived]);
    this.#at = 0;
    this.#batchEnd = 0;
    this.#arrived = [];
    this.#arrivedBytes = 0;
    this.#needed = 0;
  }
}
