import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sumColumn, type MappingTable } from '../../src/kernel/index.ts';
import { maps } from '../../src/kernel/proc-pid-maps/index.ts';
import { parseSmaps } from '../../src/kernel/proc-pid-smaps/parse.ts';
import { smapsRollup } from '../../src/kernel/proc-pid-smaps-rollup/index.ts';
import { digestTable, readPlainly, rowsOf } from './mapping-rows.ts';
import { context } from './sturdy.ts';

const child = spawn(process.execPath, [
  '-e',
  'globalThis.kept = Buffer.alloc(32 << 20, 1); console.log("ready"); setInterval(() => {}, 1e6)',
]);
const read = (name: string) => new Uint8Array(readFileSync(`/proc/${String(child.pid)}/${name}`));

beforeAll(async () => {
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGSTOP');
  const threads = `/proc/${String(child.pid)}/task`;
  const isStopped = (thread: string) => readFileSync(`${threads}/${thread}/status`, 'utf8').includes('State:\tT');
  await vi.waitUntil(() => readdirSync(threads).every(isStopped), { timeout: 10_000, interval: 10 });
});
afterAll(() => {
  child.kill('SIGKILL');
});

describe('the mapping files of a stopped child on this kernel', () => {
  it('hold nothing unknown but fields and flags of newer kernels, and say what a plain reader finds', () => {
    const bytes = read('smaps');
    const { record, notes } = parseSmaps(bytes);
    expect(notes.filter(({ code }) => code !== 'unknown-field')).toEqual([]);
    expect(rowsOf(record)).toEqual(readPlainly(bytes));
    expect(digestTable(parseSmaps(bytes, { path: 'general' }).record)).toBe(digestTable(record));
    expect(sumColumn(record, 'Private_Dirty').sum).toBeGreaterThan(32 * 1024 ** 2);
  });

  it('agree with each other', () => {
    const { record } = parseSmaps(read('smaps'));
    const lines = maps.parse(read('maps'), context).record as MappingTable;
    expect([...lines.start]).toEqual([...record.start]);
    expect([...lines.end]).toEqual([...record.end]);
    const rollup = smapsRollup.parse(read('smaps_rollup'), context).record;
    if (rollup.type !== 'fields') throw new Error('smaps_rollup is a file of fields');
    // Not the shared and private parts: a neighbour that comes or goes between the reads moves pages from one to the other.
    for (const field of ['Rss', 'Anonymous', 'Swap', 'AnonHugePages']) {
      const total = rollup.fields.get(field);
      expect([field, total?.kind === 'amount' && total.amount]).toEqual([field, sumColumn(record, field).sum]);
    }
  });
});
