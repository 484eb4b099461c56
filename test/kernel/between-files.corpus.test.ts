import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allKernelFiles, sumColumn, type MappingTable } from '../../src/kernel/index.ts';
import { parseSmaps } from '../../src/kernel/proc-pid-smaps/parse.ts';
import { readHostFiles, readProcessFiles } from './capture-files.ts';
import { rowsOf } from './mapping-rows.ts';
import { parseProcess, valueOf } from './proc-pid-identities.ts';
import { context } from './sturdy.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const hosts = `${corpus ?? ''}/hosts`;
const present = corpus !== undefined && existsSync(hosts);
const captures = present ? readdirSync(hosts, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tar.gz')) : [];
const processNames = ['smaps', 'status', 'statm', 'stat', 'oom_score', 'oom_score_adj'];
const page = 4096;
const MiB = 2 ** 20;

/** One process: what smaps sums to beside what its counters say. */
interface Sums {
  readonly pid: string;
  readonly of: (metric: string) => number;
  readonly sum: (field: string) => number;
  readonly size: (
    which: (mapping: { readonly permissions: string; readonly flags: readonly string[]; readonly name: string }) => boolean,
  ) => number;
}

function sumsOf(pid: string, files: ReadonlyMap<string, Uint8Array>): Sums | null {
  const table: MappingTable = parseSmaps(files.get('smaps') ?? new Uint8Array(0)).record;
  const process = parseProcess(pid, files);
  if (table.count === 0 || valueOf(process, 'status.VmSize') === undefined) return null;
  const rows = rowsOf(table).map(({ header, fields }) => ({
    permissions: String(header['permissions']),
    flags: header['flags'] as readonly string[],
    name: String(header['name']),
    size: fields['Size'] ?? 0,
  }));
  return {
    pid,
    of: (metric) => Number(valueOf(process, metric)),
    sum: (field) => sumColumn(table, field).sum,
    size: (which) => rows.filter((row) => row.name !== '[vsyscall]' && which(row)).reduce((total, { size }) => total + size, 0),
  };
}

describe.skipIf(!present)('smaps beside the counters, in captures of real kernels (skipped without MEMCASE_CORPUS)', () => {
  it.each(captures)('agrees with status, statm and stat within what the kernel allows: %s', async (path) => {
    const processes = await readProcessFiles(`${hosts}/${path}`, processNames);
    // To 6.1 a thread folds its counts in after 64 faults, and one fault on a file maps up to 16 pages around it; 6.2 to 6.15: each of
    // three counters up to CPUs x max(32, 2 x CPUs) pages behind. These hosts have 2 CPUs.
    const old = path.startsWith('6.1-');
    const slackOf = (threads: number, counter: 'anonymous' | 'all'): number =>
      page * (old ? 64 * (counter === 'anonymous' ? 1 : 1 + 2 * 16) * threads : (counter === 'anonymous' ? 1 : 3) * 2 * 32);
    // 6.1 leaves huge pages that wait for a hinting fault out of smaps: the counters still have them.
    const missesHugePages = path.includes('numabal');
    const wrong: string[] = [];
    let compared = 0;
    for (const [pid, files] of processes) {
      const sums = sumsOf(pid, files);
      if (sums === null) continue;
      const { of, sum, size } = sums;
      compared += 1;
      const slack = slackOf(of('status.Threads'), 'anonymous');
      const near = (left: number, right: number, slack: number): boolean => {
        const gap = missesHugePages ? Math.max(0, left - right) % (2 * MiB) : left - right;
        return Math.abs(gap) <= slack || (missesHugePages && 2 * MiB - Math.abs(gap) <= slack);
      };
      const writable = (permissions: string): boolean => permissions.includes('w');
      const identities: Readonly<Record<string, boolean>> = {
        'VmSize = sum of Size': of('status.VmSize') === size(() => true),
        'VmRSS = sum of Rss': near(of('status.VmRSS'), sum('Rss'), slackOf(of('status.Threads'), 'all')),
        'RssAnon = sum of Anonymous': near(of('status.RssAnon'), sum('Anonymous'), slack),
        'VmSwap <= sum of Swap': of('status.VmSwap') <= sum('Swap') + slack,
        'SwapPss <= VmSwap and what shared memory has in swap': sum('SwapPss') <= Math.max(of('status.VmSwap'), sum('Swap')) + slack,
        'HugetlbPages = hugetlb of smaps': of('status.HugetlbPages') === sum('Shared_Hugetlb') + sum('Private_Hugetlb'),
        'VmExe + VmLib = what is executable':
          of('status.VmExe') + of('status.VmLib') ===
          size(({ permissions, flags }) => permissions.includes('x') && !writable(permissions) && !flags.includes('gd')),
        'VmData = what is private and writable':
          of('status.VmData') ===
          size(
            ({ permissions, flags }) =>
              writable(permissions) && permissions.includes('p') && !flags.includes('gd') && !flags.includes('ss'),
          ),
        'VmStk = what grows down': of('status.VmStk') === size(({ flags }) => flags.includes('gd')),
        'VmLck = what is locked': of('status.VmLck') === size(({ flags }) => flags.includes('lo')),
        'huge pages are whole ones': ['AnonHugePages', 'ShmemPmdMapped', 'FilePmdMapped'].every((field) => sum(field) % (2 * MiB) === 0),
      };
      for (const [name, holds] of Object.entries(identities)) if (!holds) wrong.push(`${pid}: ${name}`);
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(20);
  });

  it.each(captures)('sums over all processes to what the host counts: %s', async (path) => {
    const processes = await readProcessFiles(`${hosts}/${path}`, processNames);
    const files = await readHostFiles(`${hosts}/${path}`, ['proc/meminfo']);
    const meminfo = allKernelFiles
      .find(({ id }) => id === 'meminfo')
      ?.parse(files.get('proc/meminfo') ?? new Uint8Array(0), context).record;
    const host = (name: string): number => {
      const field = meminfo?.type === 'fields' ? meminfo.fields.get(name) : undefined;
      return field?.kind === 'amount' ? field.amount : Number.NaN;
    };
    const all = [...processes].flatMap(([pid, own]) => sumsOf(pid, own) ?? []);
    const over = (value: (sums: Sums) => number): number => all.reduce((total, sums) => total + value(sums), 0);
    // Processes come and go, and counters are read one after the other: 5 in a hundred and 8 MiB.
    const near = (left: number, right: number): boolean => Math.abs(left - right) <= 8 * MiB + 0.05 * Math.max(left, right);
    const ram = (host('MemTotal') + host('SwapTotal')) / page;
    // init can't be killed: 0 whatever it uses.
    const scores = all
      .filter(({ pid }) => pid !== '1')
      .map(({ pid, of }) => {
        const points = (of('status.VmRSS') + of('status.VmSwap') + of('status.VmPTE')) / page;
        const expected = Math.max(0, (1000 + (1000 * points) / ram + of('oom_score_adj.oom_score_adj')) * (2 / 3));
        return [pid, of('oom_score.oom_score'), expected, of('oom_score_adj.oom_score_adj')] as const;
      })
      .filter(([, score, expected, adj]) => adj !== -1000 && Math.abs(score - expected) > 3);
    expect({
      pageTables: near(
        over(({ of }) => of('status.VmPTE')),
        host('PageTables'),
      ),
      pss:
        path.includes('numabal') ||
        near(
          over(({ sum }) => sum('Pss')),
          host('AnonPages') + host('Mapped'),
        ),
      scores,
    }).toEqual({ pageTables: true, pss: true, scores: [] });
  });
});
