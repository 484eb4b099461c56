/** Kinds of frames that the reading process sends. */
export type Frame =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'result'; readonly payload: Uint8Array }
  /** Of a read: as text, not JSON, because there are so many. */
  | { readonly kind: 'read-result'; readonly payload: Uint8Array }
  /** A whole gzip member. */
  | { readonly kind: 'member'; readonly payload: Uint8Array };

const kinds = ['data', 'result', 'member', 'read-result'] as const;

const HEADER = 5;

/** Cuts a byte stream into frames. Data is passed on piece by piece as it arrives, the rest only when whole. */
export class FrameCutter {
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes still missing of the data frame at hand. */
  #dataLeft = 0;

  *push(chunk: Buffer): Generator<Frame> {
    let bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = Buffer.alloc(0);
    while (bytes.length > 0) {
      if (this.#dataLeft > 0) {
        const part = bytes.subarray(0, this.#dataLeft);
        this.#dataLeft -= part.length;
        bytes = bytes.subarray(part.length);
        yield { kind: 'data', bytes: part };
        continue;
      }
      const length = bytes.length < HEADER ? Infinity : bytes.readUInt32LE(0);
      const kind = kinds[bytes[4] ?? 0] ?? 'result';
      if (length !== Infinity && kind === 'data') {
        this.#dataLeft = length;
        bytes = bytes.subarray(HEADER);
        continue;
      }
      if (bytes.length < HEADER + length) {
        this.#rest = bytes;
        return;
      }
      if (kind !== 'data') yield { kind, payload: bytes.subarray(HEADER, HEADER + length) };
      bytes = bytes.subarray(HEADER + length);
    }
  }
}
