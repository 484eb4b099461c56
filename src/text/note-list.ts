import { quoteLine } from './lines.ts';
import type { ParseNote } from './note.ts';

/**
 * Notes on a file that may be hundreds of megabytes long. A file that is garbage from end to end must not become a hundred
 * million notes: of each code the first `limit` are kept and the others are counted in one last note.
 */
export class NoteList {
  private readonly limit: number;
  private readonly notes: ParseNote[] = [];
  private readonly counts = new Map<ParseNote['code'], { kept: number; more: number; line: number }>();

  constructor(limit = 100) {
    this.limit = limit;
  }

  /** `what` is the offending line (cut at 200 bytes) or a text of our own. */
  add(code: ParseNote['code'], line: number, what: Uint8Array | string): void {
    let count = this.counts.get(code);
    if (count === undefined) {
      count = { kept: 0, more: 0, line };
      this.counts.set(code, count);
    }
    if (count.kept === this.limit) {
      if (count.more === 0) count.line = line;
      count.more += 1;
      return;
    }
    count.kept += 1;
    this.notes.push({ code, line, text: typeof what === 'string' ? what : quoteLine(what) });
  }

  finish(): readonly ParseNote[] {
    const more: ParseNote[] = [];
    for (const [code, count] of this.counts) {
      if (count.more > 0) more.push({ code, line: count.line, text: `and ${String(count.more)} more from here on` });
    }
    return [...this.notes, ...more];
  }
}
