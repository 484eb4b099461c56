import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallSamples } from './cut-samples.ts';
import { corpus, host, root, read, show, valuesOf, type Sample } from './sample-set.ts';

const decode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const encode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** A fixed shuffle: the same order in every run. */
function shuffle<T>(items: readonly T[]): T[] {
  const result = [...items];
  let state = 7;
  for (let at = result.length - 1; at > 0; at -= 1) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const other = state % (at + 1);
    [result[at], result[other]] = [result[other] as T, result[at] as T];
  }
  return result;
}

const linesOf = (bytes: Uint8Array): string[] => decode(bytes).replace(/\n$/u, '').split('\n');
/** A line that holds one field of its own: `MemFree: 12 kB`, `pgfault 12`, `some avg10=0.00`. */
const isFieldLine = (line: string): boolean => /^[A-Za-z_(][\w.() -]*[:\s=]+\S/u.test(line);

const contentOf = (sample: Sample, bytes: Uint8Array): Readonly<Record<string, number | string>> => {
  const { file } = show(sample, read(sample.path));
  const { record } = file.parse(bytes, { ...host, path: relative(root, sample.path) });
  return Object.fromEntries([...valuesOf(record)].map(([name, { value }]) => [name, value] as const));
};

const fieldFiles = (corpus === undefined ? [] : smallSamples(0, 1)).filter((sample) => {
  const { record } = show(sample, read(sample.path)).parsed;
  const lines = linesOf(read(sample.path));
  return record.type === 'fields' && lines.length > 1 && lines.every((line) => line === '' || isFieldLine(line));
});

describe.skipIf(corpus === undefined)('published samples of files with a field on each line (skipped without MEMCASE_CORPUS)', () => {
  it('say the same in any order of their lines', () => {
    const wrong: Record<string, string> = {};
    for (const sample of fieldFiles) {
      const bytes = read(sample.path);
      const { file } = show(sample, bytes);
      const shuffled = contentOf(sample, encode(`${shuffle(linesOf(bytes)).join('\n')}\n`));
      const plain = contentOf(sample, bytes);
      const differs = Object.keys({ ...plain, ...shuffled }).find((name) => plain[name] !== shuffled[name]);
      if (differs !== undefined) wrong[file.id] ??= `${sample.path} ${differs}: ${String(plain[differs])} ${String(shuffled[differs])}`;
    }
    expect(wrong).toEqual({});
    expect(fieldFiles.length).toBeGreaterThan(200);
  });

  it('keep an unknown field or say so, and lose no known one', () => {
    const wrong: Record<string, string> = {};
    let inserted = 0;
    for (const sample of fieldFiles) {
      const bytes = read(sample.path);
      const { file, parsed } = show(sample, bytes);
      const lines = linesOf(bytes);
      const plain = contentOf(sample, bytes);
      for (const [at, line] of lines.entries()) {
        if (line === '') continue;
        const text = `${[...lines.slice(0, at), `zz_new_${line}`, ...lines.slice(at)].join('\n')}\n`;
        const { record, notes } = file.parse(encode(text), { ...host, path: relative(root, sample.path) });
        const values = valuesOf(record);
        inserted += 1;
        const lost = Object.keys(plain).find((name) => values.get(name)?.value !== plain[name]);
        const kept = [...values.keys()].some((name) => name.includes('zz_new_')) || notes.length > parsed.notes.length;
        if (lost !== undefined || !kept) wrong[file.id] ??= `${sample.path}:${String(at + 1)} lost ${String(lost)}, kept ${String(kept)}`;
      }
    }
    expect(wrong).toEqual({});
    expect(inserted).toBeGreaterThan(5000);
  });
});
