import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { oomLogTable, type KernelRecord } from '../../src/kernel/index.ts';
import type { Field } from '../../src/text/index.ts';
import { guessFiles, parseAsBest, type Choice, type ShownFile } from '../../src/show/index.ts';

export const corpus = process.env['MEMCASE_CORPUS'];
export const root = join(corpus ?? '.', 'samples');
export const host = { pageSize: 4096, wordSize: null, ticksPerSecond: 100 } as const;

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
  });
}

/** A sample and the kernel files that it can be by its place in the tree. */
export interface Sample {
  readonly path: string;
  readonly size: number;
  readonly choices: readonly Choice[];
}

export const samples: readonly Sample[] = (corpus === undefined ? [] : walk(root).sort()).flatMap((path) => {
  const choices = guessFiles(relative(root, path));
  return choices.length === 0 ? [] : [{ path, size: statSync(path).size, choices }];
});

export const read = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

export function show({ path, choices }: Sample, bytes: Uint8Array): ShownFile {
  const shown = parseAsBest(bytes, choices, relative(root, path), host);
  if (shown === null) throw new Error(`${path} was not parsed`);
  return shown;
}

/** Every value of a record by a name of its own, with the line it was read from. */
export function valuesOf(record: KernelRecord): ReadonlyMap<string, { readonly value: number | string; readonly line: number }> {
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
