import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FieldCollector, FieldShapes, parseKeyValues, ShapedFields, type Field, type FieldRule } from '../../src/text/index.ts';

const rules: Readonly<Record<string, FieldRule>> = {
  VmRSS: { read: 'amount', scale: 1024, unitWord: 'kB', unsigned: true },
  VmSize: { read: 'amount', scale: 1024, unitWord: 'kB', unsigned: true },
  Threads: { read: 'amount', scale: 1, unsigned: true },
  limit: { read: 'limit', scale: 1 },
  State: { read: 'text', scale: 1 },
  Uid: { read: 'text', scale: 1 },
};
const rule = (key: string): FieldRule | undefined => rules[key];
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const key = fc.constantFrom(...Object.keys(rules), 'NewField', '');
const value = fc.oneof(
  fc.integer({ min: -5, max: 2_000_000_000 }).map((number) => `${String(number)} kB`),
  fc.integer({ min: 0, max: 2_000_000_000 }).map(String),
  fc.constantFrom(
    '',
    'S (sleeping)',
    '0\t0\t0\t0',
    'max',
    '18446744073709551615',
    '12  kB',
    '12 kB ',
    '12\tkB',
    '12 MB',
    'ü',
    '1 \r',
    '007',
  ),
);
const gap = fc.constantFrom(':\t', ': ', ' ', ':', '\t', ' :  ');
const line = fc.tuple(key, gap, value).map((parts) => parts.join(''));
const file = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));

describe('the fields of files that look alike', () => {
  test('are the same whatever the files before had', () => {
    fc.assert(
      fc.property(fc.constantFrom(':' as const, ' ' as const), fc.array(file, { minLength: 2, maxLength: 6 }), (separator, files) => {
        const shapes = new FieldShapes();
        // Each twice: the second time everything is as expected.
        for (const text of [...files, ...files]) {
          const taught = parseKeyValues(encode(text), { separator, wordSize: 64, rule, shapes });
          const fresh = parseKeyValues(encode(text), { separator, wordSize: 64, rule });
          expect([...taught.record.fields]).toEqual([...fresh.record.fields]);
          expect(taught.notes).toEqual(fresh.notes);
        }
      }),
    );
  });

  test('answer like a Map of fields', () => {
    const fields = new Map<string, Field>([
      ['VmRSS', { kind: 'amount', amount: 4096, line: 1 }],
      ['State', { kind: 'text', text: 'S', line: 3 }],
      ['limit', { kind: 'unlimited', line: 4 }],
    ]);
    const collector = new FieldCollector(new FieldShapes());
    for (const [name, field] of fields) collector.put(name, field);
    const shaped = collector.finish();
    expect([...shaped]).toEqual([...fields]);
    expect([...shaped.keys()]).toEqual([...fields.keys()]);
    expect([...shaped.values()]).toEqual([...fields.values()]);
    expect(shaped.size).toBe(3);
    for (const name of ['VmRSS', 'State', 'limit', 'Rss']) {
      expect(shaped.has(name)).toBe(fields.has(name));
      expect(shaped.get(name)).toEqual(fields.get(name));
    }
    const seen: unknown[] = [];
    shaped.forEach((field, name) => seen.push([name, field]));
    expect(seen).toEqual([...fields]);
  });

  test('take another value for one of them without touching the others', () => {
    const collector = new FieldCollector(new FieldShapes());
    collector.put('Name', { kind: 'text', text: 'a b', line: 1 });
    collector.put('Threads', { kind: 'amount', amount: 2, line: 2 });
    const shaped = collector.finish();
    const changed = shaped instanceof ShapedFields ? shaped.with('Name', { kind: 'text', text: 'a  b', line: 1 }) : undefined;
    expect([...(changed ?? [])]).toEqual([
      ['Name', { kind: 'text', text: 'a  b', line: 1 }],
      ['Threads', { kind: 'amount', amount: 2, line: 2 }],
    ]);
    expect(shaped.get('Name')).toEqual({ kind: 'text', text: 'a b', line: 1 });
  });

  test('are kept whole where every file names others', () => {
    const shapes = new FieldShapes();
    for (let at = 0; at < 40; at += 1) {
      const text = Array.from({ length: 700 }, (_, index) => `k${String(at * 700 + index)}: ${String(index)}\n`).join('');
      const { record } = parseKeyValues(encode(text), { separator: ':', wordSize: 64, rule, shapes });
      expect(record.fields.size).toBe(700);
      expect(record.fields.get(`k${String(at * 700 + 699)}`)).toEqual({ kind: 'amount', amount: 699, line: 700 });
      expect([...record.fields.keys()][3]).toBe(`k${String(at * 700 + 3)}`);
    }
  });
});
