import { LineFeed, NoteList, type LineSink, type Parsed } from '../../text/index.ts';
import type { ChunkParser } from '../kernel-file.ts';
import { readHeader } from '../mapping-header.ts';
import { MappingRows } from '../mapping-rows.ts';
import type { MappingTable } from '../mapping-table.ts';

const NEWLINE = 10;
/** 64-bit kernels print 50 bytes without a name and 74 with the shortest; 32-bit ones 33 and 50. */
const BYTES_PER_MAPPING = 50;

// 55d0c8e00000-55d0c8e21000 rw-p 00000000 00:00 0                          [heap]
/** Parses maps: one line a mapping, ascending. The table has no columns beyond those of the lines. */
export function parseMaps(bytes: Uint8Array): Parsed<MappingTable> {
  const parser = streamMaps(bytes.length);
  parser.push(bytes);
  return parser.end();
}

export interface MapsStream extends ChunkParser {
  end(): Parsed<MappingTable>;
}

/** The same for a file that comes in chunks. `size`: its bytes where known, a hint for room. */
export function streamMaps(size = 0): MapsStream {
  const parser = new MapsParser(size / BYTES_PER_MAPPING);
  const feed = new LineFeed(parser);
  return {
    push: (chunk) => {
      feed.push(chunk);
    },
    end: () => {
      feed.end();
      return parser.finish();
    },
  };
}

class MapsParser implements LineSink {
  private readonly rows: MappingRows;
  private readonly notes = new NoteList();
  private line = 0;

  constructor(expectedRows: number) {
    this.rows = new MappingRows(expectedRows);
  }

  lines(bytes: Uint8Array, from: number, to: number): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = from;
    while (at < to) {
      this.line += 1;
      const next = readHeader(bytes, view, at, to, this.rows, this.line, this.notes);
      at = next === -1 ? this.skip(bytes, at) : next;
    }
  }

  unended(line: Uint8Array): void {
    this.line += 1;
    // The kernel ends every line: without its newline a name may be cut, or a range miss digits.
    readHeader(line, undefined, 0, line.length, this.rows, this.line, this.notes);
    this.notes.add('truncated', this.line, line);
  }

  padding(count: number): void {
    this.notes.add('padding', 1, `${String(count)} NUL bytes at the end`);
  }

  finish(): Parsed<MappingTable> {
    return { record: this.rows.table('maps', new Map()), notes: this.notes.finish() };
  }

  private skip(bytes: Uint8Array, from: number): number {
    let end = from;
    while (bytes[end] !== NEWLINE) end += 1;
    const line = bytes.subarray(from, end);
    if (line.some((byte) => byte !== 32 && byte !== 9 && byte !== 13)) this.notes.add('malformed-line', this.line, line);
    return end + 1;
  }
}
