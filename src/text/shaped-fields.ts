import type { Field } from './field.ts';
import type { FieldShape } from './field-shape.ts';

/** A value as it is kept: an amount, a text, or null for unlimited. */
export type Cell = number | string | null;

/** The fields of a file as the values alone, beside a shape that many files share. A field becomes an object when it is asked for. */
export class ShapedFields implements ReadonlyMap<string, Field> {
  readonly #shape: FieldShape;
  readonly #cells: readonly Cell[];

  constructor(shape: FieldShape, cells: readonly Cell[]) {
    this.#shape = shape;
    this.#cells = cells;
  }

  get size(): number {
    return this.#cells.length;
  }

  has(key: string): boolean {
    return this.#shape.places.has(key);
  }

  get(key: string): Field | undefined {
    const place = this.#shape.places.get(key);
    return place === undefined ? undefined : fieldOf(this.#cells[place] ?? null, this.#lines[place] ?? 0);
  }

  /** The same fields, of which one has another value; undefined where it does not stand on this line. */
  with(key: string, field: Field): ShapedFields | undefined {
    const place = this.#shape.places.get(key);
    if (place === undefined || this.#lines[place] !== field.line) return undefined;
    const cell = cellOf(field);
    return this.#cells[place] === cell ? this : new ShapedFields(this.#shape, this.#cells.with(place, cell));
  }

  *entries(): Generator<[string, Field], undefined> {
    for (const [key, place] of this.#shape.places) yield [key, fieldOf(this.#cells[place] ?? null, this.#lines[place] ?? 0)];
  }

  *values(): Generator<Field, undefined> {
    for (const [, field] of this.entries()) yield field;
  }

  keys(): MapIterator<string> {
    return this.#shape.places.keys();
  }

  [Symbol.iterator](): Generator<[string, Field], undefined> {
    return this.entries();
  }

  forEach(each: (field: Field, key: string, all: ReadonlyMap<string, Field>) => void): void {
    for (const [key, field] of this.entries()) each(field, key, this);
  }

  get #lines(): readonly number[] {
    return this.#shape.lines;
  }
}

export function cellOf(field: Field): Cell {
  return field.kind === 'amount' ? field.amount : field.kind === 'text' ? field.text : null;
}

function fieldOf(cell: Cell, line: number): Field {
  if (cell === null) return { kind: 'unlimited', line };
  return typeof cell === 'number' ? { kind: 'amount', amount: cell, line } : { kind: 'text', text: cell, line };
}
