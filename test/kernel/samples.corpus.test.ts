import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oomLogTable, type KernelRecord } from '../../src/kernel/index.ts';
import type { Field } from '../../src/text/index.ts';
import { fileJson, fileText, guessFiles, parseAsBest, type Choice, type ShownFile } from '../../src/show/index.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const root = join(corpus ?? '.', 'samples');
const host = { pageSize: 4096, wordSize: null, ticksPerSecond: 100 } as const;

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
  });
}

/** A sample and the kernel files that it can be by its place in the tree. */
interface Sample {
  readonly path: string;
  readonly size: number;
  readonly choices: readonly Choice[];
}

const samples: readonly Sample[] = (corpus === undefined ? [] : walk(root).sort()).flatMap((path) => {
  const choices = guessFiles(relative(root, path));
  return choices.length === 0 ? [] : [{ path, size: statSync(path).size, choices }];
});

const read = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

function show({ path, choices }: Sample, bytes: Uint8Array): ShownFile {
  const shown = parseAsBest(bytes, choices, relative(root, path), host);
  if (shown === null) throw new Error(`${path} was not parsed`);
  return shown;
}

/** Every value of a record by a name of its own, with the line it was read from. */
function valuesOf(record: KernelRecord): ReadonlyMap<string, { readonly value: number | string; readonly line: number }> {
  const values = new Map<string, { readonly value: number | string; readonly line: number }>();
  const add = (name: string, field: Field): void => {
    values.set(name, {
      value: field.kind === 'amount' ? field.amount : field.kind === 'text' ? field.text : 'unlimited',
      line: field.line,
    });
  };
  switch (record.type) {
    case 'fields':
      for (const [name, field] of record.fields) add(name, field);
      break;
    case 'table':
      for (const [at, { label, cells }] of record.rows.entries())
        for (const [name, field] of cells) add(`${String(at)} ${label} ${name}`, field);
      break;
    case 'mappings':
      for (const [name, column] of record.columns)
        // The lines of a mapping lie behind its header; a cut can only touch the last one.
        for (const [at, value] of column.entries())
          if (at < record.count - 1 && !Number.isNaN(value)) values.set(`${String(at)} ${name}`, { value, line: record.line[at] ?? 0 });
      break;
    case 'oom-log':
      return valuesOf(oomLogTable(record));
  }
  return values;
}

describe.skipIf(corpus === undefined)('all published samples (skipped without MEMCASE_CORPUS)', () => {
  it('are many, of many kernel files', () => {
    expect(samples.length).toBeGreaterThan(2000);
  });

  it('parse into JSON and text; the count of notes of each kind is as it was', () => {
    const counts: Record<string, Record<string, number>> = {};
    for (const sample of samples) {
      const shown = show(sample, read(sample.path));
      expect(JSON.stringify(fileJson(shown)).length).toBeGreaterThan(10);
      expect(fileText(shown, {}).length).toBeGreaterThan(10);
      const own = (counts[shown.file.id] ??= { files: 0 });
      own['files'] = (own['files'] ?? 0) + 1;
      for (const { code } of shown.parsed.notes) own[code] = (own[code] ?? 0) + 1;
    }
    expect(Object.fromEntries(Object.entries(counts).sort(([left], [right]) => (left < right ? -1 : 1)))).toMatchSnapshot();
  });

  it('cut within, they give no crash and no number that the whole file has not, unless a note says so', () => {
    const seen = new Map<string, number>();
    const wrong: Record<string, object> = {};
    let cuts = 0;
    for (const sample of samples) {
      if (sample.size === 0 || sample.size > 20_000) continue;
      const bytes = read(sample.path);
      const { file, parsed } = show(sample, bytes);
      // Its one number says that the last argument has no end: a cut makes it true.
      if (file.id === 'cmdline') continue;
      const place = { ...host, path: relative(root, sample.path) };
      const whole = valuesOf(parsed.record);
      // At every byte of the first samples of a kind; beyond them a spread over the file keeps the test short.
      const rank = (seen.get(file.id) ?? 0) + 1;
      seen.set(file.id, rank);
      const step = rank <= 2 && bytes.length <= 3000 ? 1 : Math.max(1, Math.ceil(bytes.length / (rank <= 10 ? 60 : 8)));
      for (let length = 0; length < bytes.length; length += step) {
        const { record, notes } = file.parse(bytes.subarray(0, length), place);
        const noted = new Set(notes.map(({ line }) => line));
        cuts += 1;
        for (const [name, { value, line }] of valuesOf(record)) {
          if (typeof value !== 'number' || whole.get(name)?.value === value || noted.has(line)) continue;
          wrong[file.id] ??= { path: place.path, length, name, value, whole: whole.get(name)?.value };
        }
      }
    }
    expect(wrong).toEqual({});
    expect(cuts).toBeGreaterThan(10_000);
  });
});
