import type { FieldRule } from './amount.ts';
import type { Field } from './field.ts';
import type { FieldShape, FieldShapes } from './field-shape.ts';
import { cellOf, ShapedFields, type Cell } from './shaped-fields.ts';

/** Gathers the fields of one file, in their order, into values beside a shared shape. */
export class FieldCollector {
  readonly #shapes: FieldShapes;
  readonly #cells: Cell[] = [];
  #shape: FieldShape;
  /** Where too many shapes are known: fields as they are. */
  #fields: Map<string, Field> | null = null;

  constructor(shapes: FieldShapes) {
    this.#shapes = shapes;
    this.#shape = shapes.root;
  }

  get size(): number {
    return this.#fields?.size ?? this.#cells.length;
  }

  /** The field that came next in the file before; null where nothing is expected. */
  get expected(): FieldShape | null {
    return this.#fields === null ? this.#shape.next : null;
  }

  has(key: string): boolean {
    return this.#fields?.has(key) ?? this.#shape.has(key);
  }

  /** The value of the expected field. */
  take(expected: FieldShape, cell: number | string): void {
    this.#shape = expected;
    this.#cells.push(cell);
  }

  /** Any field that is not there yet. */
  put(key: string, field: Field, rule?: FieldRule): void {
    if (this.#fields === null) {
      const { next } = this.#shape;
      const shape = next?.key === key && next.line === field.line ? next : this.#shapes.extend(this.#shape, key, field.line, rule);
      if (shape !== null) {
        this.#shape = shape;
        this.#cells.push(cellOf(field));
        return;
      }
      this.#fields = new Map(new ShapedFields(this.#shape, this.#cells));
    }
    this.#fields.set(key, field);
  }

  finish(): ReadonlyMap<string, Field> {
    return this.#fields ?? new ShapedFields(this.#shape, this.#cells);
  }
}
