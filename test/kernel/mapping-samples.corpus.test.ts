import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allKernelFiles, countMappings, type MappingTable, type ParseContext } from '../../src/kernel/index.ts';
import { parseSmaps, streamSmaps } from '../../src/kernel/proc-pid-smaps/parse.ts';
import { digestTable, readPlainly, rowsOf } from './mapping-rows.ts';
import { valuesOf } from './sturdy.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const samples = `${corpus ?? ''}/samples`;
const present = corpus !== undefined && existsSync(samples);

/** Also `smaps4`, `smaps_short`, `smaps-small.txt`: published under such names. */
const kindOf = (path: string): string => (/^smaps(?:[0-9]|_short|_two|-)/u.test(basename(path)) ? 'smaps' : basename(path));
const paths = present
  ? readdirSync(samples, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && ['smaps', 'maps', 'smaps_rollup', 'numa_maps'].includes(kindOf(entry.name)))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(samples.length + 1))
      .sort()
  : [];
const bytesOf = (path: string) => new Uint8Array(readFileSync(`${samples}/${path}`));
const contextOf = (path: string): ParseContext => ({
  path: path.slice(path.lastIndexOf('proc/')),
  pageSize: path.includes('64k') ? 65_536 : 4096,
  wordSize: path.startsWith('innofirmware') ? 32 : 64,
  ticksPerSecond: 100,
});

describe.skipIf(!present)('published mapping files (skipped without MEMCASE_CORPUS)', () => {
  for (const kind of ['smaps', 'maps', 'smaps_rollup', 'numa_maps']) {
    const file = allKernelFiles.find(({ id }) => id === kind);
    const own = paths.filter((path) => kindOf(path) === kind);
    it.skipIf(own.length === 0)(`lose nothing: ${kind}`, () => {
      const counts: Record<string, number> = {};
      let mappings = 0;
      for (const path of own) {
        const bytes = bytesOf(path);
        const parsed = file?.parse(bytes, contextOf(path));
        if (parsed?.record.type === 'mappings') mappings += parsed.record.count;
        else if (parsed !== undefined && bytes.length > 0) expect(valuesOf(parsed.record).size, path).toBeGreaterThan(0);
        for (const { code, text } of parsed?.notes ?? []) {
          const key = `${path.split('/')[0] ?? ''}: ${code}${code === 'unknown-field' ? ` ${text.split(':')[0] ?? ''}` : ''}`;
          counts[key] = (counts[key] ?? 0) + 1;
        }
      }
      expect({ files: own.length, mappings, notes: counts }).toMatchSnapshot();
    });
  }

  it('say in smaps and maps what a plain reader finds in them', () => {
    for (const path of paths.filter((some) => ['smaps', 'maps'].includes(kindOf(some)) && !some.startsWith('smaps-visualizer'))) {
      const parsed = allKernelFiles.find(({ id }) => id === kindOf(path))?.parse(bytesOf(path), contextOf(path));
      expect(rowsOf(parsed?.record as MappingTable), path).toEqual(readPlainly(bytesOf(path)));
      if (kindOf(path) === 'maps') expect(countMappings(bytesOf(path)), path).toBe((parsed?.record as MappingTable).count);
    }
  });

  it('end the same both ways and in chunks', () => {
    for (const path of paths.filter((some) => kindOf(some) === 'smaps')) {
      const bytes = bytesOf(path);
      const general = parseSmaps(bytes, { path: 'general' });
      const expected = digestTable(general.record);
      const fast = parseSmaps(bytes);
      expect(digestTable(fast.record) === expected, path).toBe(true);
      expect(fast.notes, path).toEqual(general.notes);
      const stream = streamSmaps();
      for (let at = 0; at < bytes.length; at += 4000) stream.push(bytes.subarray(at, at + 4000));
      const chunked = stream.end();
      expect(digestTable(chunked.record) === expected, path).toBe(true);
      expect(chunked.notes, path).toEqual(general.notes);
    }
  });

  it('give no wrong number when smaps is cut at any byte', () => {
    for (const path of paths.filter((some) => kindOf(some) === 'smaps')) {
      const bytes = bytesOf(path);
      if (bytes.length > 20_000 || path.includes('wrong-format')) continue;
      const whole = rowsOf(parseSmaps(bytes).record);
      for (let length = 0; length < bytes.length; length += bytes.length > 4000 ? 13 : 1) {
        for (const [index, { fields }] of rowsOf(parseSmaps(bytes.subarray(0, length)).record).entries()) {
          for (const [field, value] of Object.entries(fields)) {
            if (whole[index]?.fields[field] !== value)
              expect([path, length, field, value]).toEqual([path, length, field, whole[index]?.fields[field]]);
          }
        }
      }
    }
  });
});
