import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostFiles } from '../../src/kernel/host-files.ts';
import type { KernelFile, MetricDoc } from '../../src/kernel/index.ts';

const corpus = process.env['MEMCASE_CORPUS'];

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [path] : [];
  });
}

const files: readonly KernelFile<string, Readonly<Record<string, MetricDoc>>>[] = hostFiles;
const patterns = files.flatMap((file) =>
  file.where.map((where) => ({
    file,
    pattern: new RegExp(`(^|/)(${where.replace(/[.+?^${}()|[\]\\]/gu, '\\$&').replace(/\*/gu, '[^/]*')})$`, 'u'),
  })),
);

/** Where 32-bit and 64 KiB samples come from is not recorded for all: sizes in bytes are not compared here, only shapes. */
const context = { pageSize: 4096, wordSize: null, ticksPerSecond: 100 } as const;

describe.skipIf(corpus === undefined)('published samples of host files (skipped without MEMCASE_CORPUS)', () => {
  const root = join(corpus ?? '.', 'samples');
  const found = (corpus === undefined ? [] : walk(root)).flatMap((path) => {
    const hit = patterns.find(({ pattern }) => pattern.test(path));
    return hit === undefined || statSync(path).size === 0 ? [] : [{ path, file: hit.file, where: hit.pattern.exec(path)?.[2] ?? '' }];
  });

  it('are many', () => {
    expect(found.length).toBeGreaterThan(400);
  });

  it('parse with every line consumed or noted, and only notes that are known', () => {
    const counts: Record<string, Record<string, number>> = {};
    for (const { path, file, where } of found) {
      const bytes = new Uint8Array(readFileSync(path));
      const { record, notes } = file.parse(bytes, { ...context, path: where });
      // A table of nothing but its header is what a host without swap or segments has.
      const found = record.type === 'fields' ? record.fields.size : 1;
      expect({ path: relative(root, path), empty: found + notes.length === 0 }).toEqual({ path: relative(root, path), empty: false });
      for (const { code } of notes) {
        const byCode = (counts[file.id] ??= {});
        byCode[code] = (byCode[code] ?? 0) + 1;
      }
    }
    expect(counts).toMatchSnapshot();
  });
});
