import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allKernelFiles, sumColumn, type KernelRecord, type MappingTable, type ParseContext } from '../../src/kernel/index.ts';
import { parseSmaps } from '../../src/kernel/proc-pid-smaps/parse.ts';
import type { Parsed } from '../../src/text/index.ts';
import { readProcessFiles } from './capture-files.ts';
import { digestTable, readPlainly, rowsOf, type PlainMapping } from './mapping-rows.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const hosts = `${corpus ?? ''}/hosts`;
const present = corpus !== undefined && existsSync(hosts);
const captures = present ? readdirSync(hosts, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tar.gz')) : [];
const names = ['smaps', 'maps', 'smaps_rollup', 'numa_maps'];
const context = (path: string): ParseContext => ({ path, pageSize: 4096, wordSize: 64, ticksPerSecond: 100 });

function parse(id: string, bytes: Uint8Array): Parsed<KernelRecord> {
  const parsed = allKernelFiles.find((file) => file.id === id && file.scope === 'process')?.parse(bytes, context(id));
  if (parsed === undefined) throw new Error(`no file ${id}`);
  expect(parsed.notes, id).toEqual([]);
  return parsed;
}

describe.skipIf(!present)('mapping files in captures of real kernels (skipped without MEMCASE_CORPUS)', () => {
  it.each(captures)('are understood to the last line, and agree with each other: %s', async (path) => {
    const processes = await readProcessFiles(`${hosts}/${path}`, names);
    let withMemory = 0;
    for (const [pid, files] of processes) {
      const bytes = files.get('smaps') ?? new Uint8Array(0);
      const smaps = parse('smaps', bytes).record as MappingTable;
      const general = parseSmaps(bytes, { path: 'general' });
      expect(general.notes, pid).toEqual([]);
      expect(digestTable(general.record) === digestTable(smaps), pid).toBe(true);
      const rows = rowsOf(smaps);
      expect(JSON.stringify(rows) === JSON.stringify(readPlainly(bytes)), pid).toBe(true);
      const maps = rowsOf(parse('maps', files.get('maps') ?? new Uint8Array(0)).record as MappingTable);
      expect(JSON.stringify(maps.map(headerOf)), pid).toBe(JSON.stringify(rows.map(headerOf)));
      if (rows.length === 0) continue;
      withMemory += 1;
      expect(rows.flatMap(brokenIn), pid).toEqual([]);
      expectRollup(smaps, files.get('smaps_rollup'), pid);
      expectNodes(smaps, files.get('numa_maps'), path.includes('numabal'), pid);
    }
    expect(withMemory).toBeGreaterThan(20);
  });
});

const headerOf = ({ header }: PlainMapping) => ({ ...header, flags: null, line: 0 });

/** Which of the identities 4, 5, 7, 9, 10 and 11 a mapping breaks. */
function brokenIn({ header, fields }: PlainMapping): readonly string[] {
  const of = (field: string): number => fields[field] ?? 0;
  const flags = header['flags'] as readonly string[];
  const identities = {
    'Rss = four parts': of('Rss') === of('Shared_Clean') + of('Shared_Dirty') + of('Private_Clean') + of('Private_Dirty'),
    'Size = end - start': of('Size') === Number(header['end']) - Number(header['start']),
    'Pss <= Rss': of('Pss') <= of('Rss'),
    'Pss >= Private': of('Pss') + 1024 > of('Private_Clean') + of('Private_Dirty'),
    'Pss_Dirty <= Pss': of('Pss_Dirty') <= of('Pss'),
    'LazyFree, AnonHugePages, KSM <= Anonymous': Math.max(of('LazyFree'), of('AnonHugePages'), of('KSM')) <= of('Anonymous'),
    'Anonymous, Referenced <= Rss': Math.max(of('Anonymous'), of('Referenced')) <= of('Rss'),
    'SwapPss <= Swap': of('SwapPss') <= of('Swap'),
    'Locked <= Pss': of('Locked') <= of('Pss'),
    'hugetlb has no Rss': !flags.includes('ht') || of('Rss') + of('Pss') === 0,
    'no lo, no Locked': flags.includes('lo') || of('Locked') === 0,
  };
  return Object.entries(identities)
    .filter(([, holds]) => !holds)
    .map(([identity]) => `line ${String(header['line'])}: ${identity}`);
}

/** Identities 6, 26 and 27. */
function expectRollup(smaps: MappingTable, bytes: Uint8Array | undefined, pid: string): void {
  const { record } = parse('smaps_rollup', bytes ?? new Uint8Array(0));
  if (record.type !== 'fields') throw new Error('smaps_rollup is a file of fields');
  const of = (field: string): number => {
    const read = record.fields.get(field);
    return read?.kind === 'amount' ? read.amount : Number.NaN;
  };
  for (const field of smaps.columns.keys()) {
    if (!record.fields.has(field) || /Pss|Locked/u.test(field)) continue;
    expect([pid, field, of(field)]).toEqual([pid, field, sumColumn(smaps, field).sum]);
  }
  // Cut to whole kB once here, and once for each mapping there. A neighbour that came or went between the two reads moves it more.
  expect(of('Pss') - sumColumn(smaps, 'Pss').sum, pid).toBeLessThan(8 * 1024 * smaps.count);
  expect(Math.abs(of('Pss') - of('Pss_Anon') - of('Pss_File') - of('Pss_Shmem')), pid).toBeLessThanOrEqual(3 * 1024);
}

/** Identities 32 and 33. */
function expectNodes(smaps: MappingTable, bytes: Uint8Array | undefined, missesHugePages: boolean, pid: string): void {
  const { record } = parse('numa_maps', bytes ?? new Uint8Array(0));
  if (record.type !== 'table') throw new Error('numa_maps is a file of rows');
  expect(
    record.rows.map(({ label }) => Number(`0x${label}`)),
    pid,
  ).toEqual(
    rowsOf(smaps)
      .filter(({ header }) => header['name'] !== '[vsyscall]')
      .map(({ header }) => header['start']),
  );
  let onNodes = 0;
  for (const { cells } of record.rows) {
    if (cells.has('huge')) continue;
    for (const [word, cell] of cells) if (/^N[0-9]+$/u.test(word) && cell.kind === 'amount') onNodes += cell.amount;
  }
  const missing = sumColumn(smaps, 'Rss').sum - onNodes;
  // 6.1 leaves huge pages that wait for a hinting fault out of smaps, but not out of numa_maps: whole ones of 2 MiB.
  if (missesHugePages) expect([0, 4096, 8192], pid).toContain(((missing % 2 ** 21) + 2 ** 21) % 2 ** 21);
  else expect([0, 4096, 8192], pid).toContain(missing);
}
