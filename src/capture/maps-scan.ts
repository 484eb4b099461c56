const NEWLINE = 10;
const DASH = 45;
const SPACE = 32;

/** One read(2) of smaps gives a page of text, and formats one record more than fits: at most so many mappings share one hold. */
export const mappingsPerHold = 7;

/** What maps says about the cost of reading smaps. */
export interface MapsSize {
  readonly mappings: number;
  /** Largest sum of the sizes of {@link mappingsPerHold} mappings in a row, each counted with at most the process's resident bytes. */
  readonly largestHoldBytes: number;
}

/**
 * Sizes the mappings of a maps file while it streams by.
 *
 * @param residentBytes VmRSS + VmSwap: no mapping can hold more pages than the process has
 */
export class MapsScan {
  readonly #resident: number;
  /** Sizes of the last mappings, each in the place of the one that left. */
  readonly #window = new Float64Array(mappingsPerHold);
  #sum = 0;
  #largest = 0;
  #mappings = 0;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(residentBytes: number) {
    this.#resident = residentBytes;
  }

  push(chunk: Uint8Array): void {
    const whole = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    // Not as a Buffer: its search costs three times as much, tens of thousands of times.
    const bytes = new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(NEWLINE, start);
      if (end === -1) break;
      this.#line(bytes, start, end);
      start = end + 1;
    }
    this.#rest = bytes.slice(start);
  }

  end(): MapsSize {
    return { mappings: this.#mappings, largestHoldBytes: Math.min(this.#largest, this.#resident) };
  }

  #line(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    let from = 0;
    while (at < end && bytes[at] !== DASH) from = from * 16 + hexDigit(bytes[at++] ?? 0);
    at += 1;
    let to = 0;
    while (at < end && bytes[at] !== SPACE) to = to * 16 + hexDigit(bytes[at++] ?? 0);
    if (at >= end) return;
    const size = Math.min(Math.max(0, to - from), this.#resident);
    const place = this.#mappings % mappingsPerHold;
    this.#mappings += 1;
    this.#sum += size - (this.#window[place] ?? 0);
    this.#window[place] = size;
    if (this.#sum > this.#largest) this.#largest = this.#sum;
  }
}

function hexDigit(byte: number): number {
  return byte >= 97 ? byte - 87 : byte - 48;
}
