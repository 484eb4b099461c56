import type { FieldRule } from './amount.ts';
import { encodeName } from './name.ts';

/** Of an archive whose files name other fields each time no more than this is remembered. */
const mostShapes = 1 << 12;
/** The kernel prints some two hundred fields in a file at most. */
const mostFields = 512;

/**
 * The fields of a file up to one of them: what it is called, the line it stands on, and the shape before it. The files of one kernel name
 * the same fields in the same order, so that hundreds of processes share one chain of shapes and keep nothing but values of their own.
 */
export class FieldShape {
  readonly before: FieldShape | null;
  readonly key: string;
  readonly keyBytes: Uint8Array;
  readonly line: number;
  /** How the value is read; undefined for a field that is not known. */
  readonly rule: FieldRule | undefined;
  readonly size: number;
  /** The shape that came behind this one last: most likely the one that comes again. */
  next: FieldShape | null = null;
  /** The text that the field had last, and its bytes. */
  text = '';
  textBytes: Uint8Array | null = null;
  readonly #later = new Map<string, FieldShape>();
  #places: ReadonlyMap<string, number> | null = null;
  #lines: readonly number[] | null = null;

  constructor(before: FieldShape | null, key: string, line: number, rule: FieldRule | undefined) {
    this.before = before;
    this.key = key;
    this.keyBytes = encodeName(key);
    this.line = line;
    this.rule = rule;
    this.size = before === null ? 0 : before.size + 1;
  }

  /** Where the value of a field stands among the values. */
  get places(): ReadonlyMap<string, number> {
    return (this.#places ??= new Map(chainOf(this).map((shape, place) => [shape.key, place])));
  }

  /** The line of each value. */
  get lines(): readonly number[] {
    return (this.#lines ??= chainOf(this).map((shape) => shape.line));
  }

  has(key: string): boolean {
    return this.before !== null && (this.key === key || this.before.has(key));
  }

  later(key: string, line: number): FieldShape | undefined {
    return this.#later.get(`${String(line)} ${key}`);
  }

  add(shape: FieldShape): void {
    this.#later.set(`${String(shape.line)} ${shape.key}`, shape);
  }
}

/** The shapes of all fields, first field first. */
function chainOf(last: FieldShape): readonly FieldShape[] {
  const shapes: FieldShape[] = [];
  for (let shape = last; shape.before !== null; shape = shape.before) shapes.push(shape);
  return shapes.reverse();
}

/** All shapes that the files of one kind have had. */
export class FieldShapes {
  readonly root = new FieldShape(null, '', 0, undefined);
  #count = 0;

  /** The shape with one more field; null when too many are known already. */
  extend(shape: FieldShape, key: string, line: number, rule: FieldRule | undefined): FieldShape | null {
    let longer = shape.later(key, line);
    if (longer === undefined) {
      if (this.#count >= mostShapes || shape.size >= mostFields) return null;
      this.#count += 1;
      longer = new FieldShape(shape, key, line, rule);
      shape.add(longer);
    }
    shape.next = longer;
    return longer;
  }
}
