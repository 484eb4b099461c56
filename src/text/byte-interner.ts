import { decodeName } from './name.ts';

/** Most processes map some ten files; thousands of processes have a table each. */
const FEWEST_SLOTS = 64;
const MOST_SLOTS = 1024;
/** Longer texts are looked up but not held as bytes: 1024 slots must stay small whatever the input. */
const LONGEST_HELD = 512;
/** FNV-1a. */
const SEED = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/**
 * Numbers texts by their bytes, in the order they first come. The same few paths stand in thousands of mappings: a small
 * cache by hash answers without making a string. Texts made to collide cost one look-up in a Map each, so time stays linear.
 */
export class ByteInterner {
  /** Texts as names (see name.ts), by number. */
  readonly texts: string[];
  private readonly numbers: Map<string, number>;
  private held: (Uint8Array | undefined)[];
  private heldNumbers: number[];

  /** `known`: begins with its texts. */
  constructor(known?: ByteInterner) {
    this.texts = known?.texts.slice() ?? [];
    this.numbers = new Map(known?.numbers);
    this.held = known?.held.slice() ?? new Array<Uint8Array | undefined>(FEWEST_SLOTS).fill(undefined);
    this.heldNumbers = known?.heldNumbers.slice() ?? new Array<number>(FEWEST_SLOTS).fill(0);
  }

  /** The number of the text from `from` up to, not including, `to`; -1 if it is new and `most` texts are known already. */
  intern(bytes: Uint8Array, from: number, to: number, most = Number.POSITIVE_INFINITY): number {
    let hash = SEED;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
    const slot = (hash ^ (hash >>> 15)) & (this.held.length - 1);
    const held = this.held[slot];
    if (held?.length === to - from && isSame(held, bytes, from)) return this.heldNumbers[slot] ?? 0;
    const text = decodeName(bytes.subarray(from, to));
    let number = this.numbers.get(text);
    if (number === undefined) {
      if (this.texts.length >= most) return -1;
      number = this.texts.length;
      this.texts.push(text);
      this.numbers.set(text, number);
      if (number === this.held.length && number < MOST_SLOTS) {
        this.widen();
        return number;
      }
    }
    if (to - from <= LONGEST_HELD) {
      this.held[slot] = bytes.slice(from, to);
      this.heldNumbers[slot] = number;
    }
    return number;
  }

  /** More slots, empty: they fill again as the texts come again. */
  private widen(): void {
    const slots = this.held.length * 4;
    this.held = new Array<Uint8Array | undefined>(slots).fill(undefined);
    this.heldNumbers = new Array<number>(slots).fill(0);
  }
}

function isSame(held: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < held.length; at += 1) {
    if (held[at] !== bytes[from + at]) return false;
  }
  return true;
}
