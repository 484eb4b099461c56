import { firstDifference } from '../first-difference.ts';

/** More sets of flags than the mappings of one process have. */
const MOST_LINES = 32;
const SHORTEST = 8;
const LONGEST = 256;

interface FlagLine {
  readonly text: DataView;
  readonly set: number;
}

/** The lines of flags that came so far. A file has a few, and mostly the one that stood in the mapping before of the same kind. */
export class FlagLines {
  private readonly lines: FlagLine[] = [];
  /** Kind of mapping -> the line that it had last. */
  private readonly usual = new Uint8Array(512);
  /** Bytes of the line that was found last, newline included. */
  length = 0;

  /** The number of the set of flags that stands at `at`, as a whole line; -1 where it is none of those that came. */
  find(kind: number, view: DataView, at: number, to: number): number {
    const { lines, usual } = this;
    const first = usual[kind] ?? 0;
    for (let tried = 0; tried < lines.length; tried += 1) {
      const index = tried === 0 ? first : tried <= first ? tried - 1 : tried;
      const line = lines[index];
      if (line === undefined) return -1;
      const length = line.text.byteLength;
      if (at + length > to || firstDifference(view, at, line.text, 0, length) !== length) continue;
      usual[kind] = index;
      this.length = length;
      return line.set;
    }
    return -1;
  }

  /** Learns a line, newline included. */
  learn(bytes: Uint8Array, from: number, to: number, set: number): void {
    const length = to - from;
    if (length < SHORTEST || length > LONGEST || this.lines.length === MOST_LINES) return;
    if (this.lines.some((line) => line.set === set)) return;
    this.lines.push({ text: new DataView(bytes.slice(from, to).buffer), set });
  }
}
