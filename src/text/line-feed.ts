import { trimPadding } from './lines.ts';

/** No line of a mapping file is longer: a path has 4096 bytes, four characters each when all are escaped. */
export const LONGEST_LINE = 1 << 20;

const NEWLINE = 10;

/** What a parser of huge files does with its lines. */
export interface LineSink {
  /** Lines `from` ... `to`, each ended by a newline. The bytes are the caller's again afterwards. */
  lines(bytes: Uint8Array, from: number, to: number): void;
  /** A last line that no newline ends. */
  unended(line: Uint8Array): void;
  /** NUL bytes at the end of the file. */
  padding(count: number): void;
}

/**
 * Cuts chunks of any size into lines without holding the file: only a line that two chunks share is copied. Of a line longer
 * than {@link LONGEST_LINE} the start is passed on and the rest is dropped.
 */
export class LineFeed {
  private readonly sink: LineSink;
  private carry = new Uint8Array(4096);
  private carried = 0;
  private dropped = 0;
  private droppedText = false;

  constructor(sink: LineSink) {
    this.sink = sink;
  }

  push(part: Uint8Array): void {
    // One kind of array in all hot loops, whatever the caller has: a Buffer beside a Uint8Array makes them slower.
    const chunk = new Uint8Array(part.buffer, part.byteOffset, part.length);
    let from = 0;
    if (this.carried > 0) {
      const newline = chunk.indexOf(NEWLINE);
      this.keep(chunk.subarray(0, newline === -1 ? chunk.length : newline + 1));
      if (newline === -1) return;
      if (this.dropped > 0) this.carry[this.carried - 1] = NEWLINE;
      this.sink.lines(this.carry, 0, this.carried);
      this.carried = 0;
      this.dropped = 0;
      this.droppedText = false;
      from = newline + 1;
    }
    const to = chunk.lastIndexOf(NEWLINE) + 1;
    if (to > from) this.sink.lines(chunk, from, to);
    this.keep(chunk.subarray(Math.max(from, to)));
  }

  end(): void {
    const rest = this.carry.subarray(0, this.carried);
    const text = this.droppedText ? rest.length : trimPadding(rest);
    if (rest.length - text > 0) this.sink.padding(rest.length - text + this.dropped);
    if (text > 0) this.sink.unended(rest.subarray(0, text));
    this.carried = 0;
  }

  private keep(part: Uint8Array): void {
    // One byte more than the longest line, so that the sink sees that the line is too long.
    const room = LONGEST_LINE + 1 - this.carried;
    const kept = part.length > room ? part.subarray(0, room) : part;
    if (kept.length < part.length) {
      this.dropped += part.length - kept.length;
      this.droppedText ||= trimPadding(part) > kept.length;
    }
    if (this.carried + kept.length > this.carry.length) {
      const larger = new Uint8Array(Math.max(this.carry.length * 2, this.carried + kept.length));
      larger.set(this.carry.subarray(0, this.carried));
      this.carry = larger;
    }
    this.carry.set(kept, this.carried);
    this.carried += kept.length;
  }
}
