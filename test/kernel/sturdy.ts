import fc from 'fast-check';
import { expect } from 'vitest';
import { oomLogTable, type KernelRecord, type ParseContext } from '../../src/kernel/index.ts';
import type { Field, Parsed } from '../../src/text/index.ts';

export type Parse = (bytes: Uint8Array, context: ParseContext) => Parsed<KernelRecord>;

export const context: ParseContext = { path: 'proc/meminfo', pageSize: 4096, wordSize: 64, ticksPerSecond: 100 };

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** All values of a record under one name each: `MemFree`, `node 0, zone DMA / min`. */
export function valuesOf(record: KernelRecord): ReadonlyMap<string, Field> {
  if (record.type === 'fields') return record.fields;
  if (record.type === 'oom-log') return valuesOf(oomLogTable(record));
  if (record.type !== 'table') throw new Error('a mapping table is tested elsewhere');
  return new Map(record.rows.flatMap((row) => [...row.cells].map(([name, field]) => [`${row.label} / ${name}`, field] as const)));
}

/** The amount of one field, or its state as text. */
export function amountOf(parsed: Parsed<KernelRecord>, name: string): number | string | undefined {
  const field = valuesOf(parsed.record).get(name);
  if (field === undefined) return undefined;
  return field.kind === 'amount' ? field.amount : field.kind === 'text' ? field.text : 'unlimited';
}

/** Random bytes and random text never make the parser throw, and every number it reads is finite. */
export function expectNoThrow(parse: Parse, words: readonly string[], on: ParseContext = context): void {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...words, ' ', ':', '=', '\n', '\t', '-', 'kB', '\0', '\r\n', '18446744073709551615'),
          fc.string({ maxLength: 6 }),
          fc.nat().map(String),
        ),
      )
      .map((parts) => encode(parts.join(''))),
  );
  fc.assert(
    fc.property(noise, (bytes) => {
      const { record } = parse(bytes, on);
      for (const field of valuesOf(record).values()) if (field.kind === 'amount') expect(Number.isFinite(field.amount)).toBe(true);
    }),
    { numRuns: 300 },
  );
}

/** Cut anywhere, a file gives only values that the whole file has, or values on lines that carry a note. */
export function expectNoWrongNumberWhenCut(parse: Parse, sample: Uint8Array, on: ParseContext = context): void {
  const whole = valuesOf(parse(sample, on).record);
  for (let length = 0; length < sample.length; length += 1) {
    const { record, notes } = parse(sample.subarray(0, length), on);
    const flagged = new Set(notes.map(({ line }) => line));
    for (const [name, field] of valuesOf(record)) {
      const known = whole.get(name);
      if (flagged.has(field.line) || (known !== undefined && JSON.stringify(known) === JSON.stringify(field))) continue;
      expect({ length, name, field }).toEqual({ length, name, field: known });
    }
  }
}

/** Fields are found by name: the order of lines changes nothing but the line numbers. */
export function expectAnyOrder(parse: Parse, sample: string, on: ParseContext = context): void {
  const lines = sample.trimEnd().split('\n');
  const plain = (text: string): Record<string, unknown> =>
    Object.fromEntries([...valuesOf(parse(encode(text), on).record)].map(([name, field]) => [name, { ...field, line: 0 }]));
  const expected = plain(sample);
  fc.assert(
    fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
      expect(plain(`${shuffled.join('\n')}\n`)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
}

/** A field of a newer kernel is kept, noted once, and disturbs no other. */
export function expectUnknownKept(parse: Parse, sample: string, unknownLine: string, name: string, on: ParseContext = context): void {
  const before = parse(encode(sample), on);
  const after = parse(encode(`${sample}${unknownLine}\n`), on);
  expect(valuesOf(after.record).get(name)).toBeDefined();
  expect(after.notes.length).toBe(before.notes.length + 1);
  for (const [known, field] of valuesOf(before.record)) expect(valuesOf(after.record).get(known)).toEqual(field);
}
