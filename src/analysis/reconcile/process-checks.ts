import { kernelNumber, rssCounterError } from '../../diff/index.ts';
import { allowedGap, numaResident, smapsResident, undercountOf } from '../../findings/index.ts';
import { sumColumn } from '../../kernel/index.ts';
import { amountOf, numberOf, type Process, type Snapshot } from '../../model/index.ts';
import type { Cause, Check } from './check.ts';

/** numa_maps leaves out the vdso, whose pages are in Rss: two pages. */
const vdso = 8 * 1024;
/** smaps prints Pss in whole kB, cut for every mapping. */
const roundingOfPss = 1024;

/** The competing numbers of one process: each pair of counts, its tolerance on this kernel, and what can lie between them. */
export function processChecks(process: Process, snapshot: Snapshot, side: Check['side']): readonly Check[] {
  const status = (key: string): number | null => amountOf(process.files, 'status', key);
  const rss = status('VmRSS');
  const smaps = smapsResident(process);
  const threads = numberOf(process.metrics['threads']) ?? 1;
  const counterError = rssCounterError(snapshot, threads);
  const moved: Cause = { code: 'read-apart', most: Math.max(2 ** 20, (rss ?? 0) * 0.05), sign: 'either' };
  const undercount = undercountOf(process, snapshot);
  const missing: readonly Cause[] =
    undercount === null ? [] : [{ code: 'huge-pages-left-out', most: undercount.bytes + counterError, sign: 'left-more' }];
  const table = process.mappings?.source === 'smaps' ? process.mappings : null;
  const sum = (field: string): number | null => (table === null || table.count === 0 ? null : sumColumn(table, field).sum);
  const about = (
    check: string,
    left: Check['left'],
    right: Check['right'],
    tolerance: number,
    causes: readonly Cause[] = [moved],
    extra: Pick<Check, 'different' | 'between' | 'args'> = {},
  ): Check => ({ check, subject: { kind: 'process', id: process.id }, side, left, right, tolerance, causes, ...extra });
  const own = { source: 'status.VmRSS', value: rss };
  const parts = ['RssAnon', 'RssFile', 'RssShmem'].map(status);
  const named = parts.includes(null) ? null : parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  const swapped = sum('Swap');
  return [
    about('rss-parts', own, { source: 'status.RssAnon+RssFile+RssShmem', value: named }, 0),
    about('rss-statm', own, { source: 'statm.resident', value: amountOf(process.files, 'statm', 'resident') }, 0, [
      { code: 'counter-cache', most: counterError, sign: 'either' },
      moved,
    ]),
    about('rss-stat', own, { source: 'stat.rss', value: amountOf(process.files, 'stat', 'rss') }, 0, [
      { code: 'stat-is-approximate', most: statError(snapshot, threads), sign: 'either' },
      moved,
    ]),
    // Where smaps is known to leave out huge pages, they are the reason and not the error of the counter, however large that may be.
    about(
      'rss-smaps',
      own,
      { source: 'smaps.Rss (sum)', value: smaps },
      rss === null || undercount !== null ? 0 : allowedGap(rss, process, snapshot),
      [...missing, { code: 'counter-cache', most: counterError, sign: 'either' }, moved],
    ),
    about(
      'smaps-rollup',
      { source: 'smaps.Rss (sum)', value: smaps },
      { source: 'smaps_rollup.Rss', value: amountOf(process.files, 'smaps_rollup', 'Rss') },
      0,
      [moved, ...(undercount === null ? [] : [{ code: 'huge-pages-left-out', most: undercount.bytes * 2, sign: 'either' } as const])],
    ),
    about(
      'pss-rollup',
      { source: 'smaps.Pss (sum)', value: sum('Pss') },
      { source: 'smaps_rollup.Pss', value: amountOf(process.files, 'smaps_rollup', 'Pss') },
      (table?.count ?? 0) * roundingOfPss,
      [moved, ...(undercount === null ? [] : [{ code: 'huge-pages-left-out', most: undercount.bytes * 2, sign: 'either' } as const])],
    ),
    about(
      'smaps-numa',
      { source: 'numa_maps (sum of nodes)', value: numaResident(process) },
      { source: 'smaps.Rss (sum)', value: smaps },
      vdso,
      [...missing, moved],
    ),
    about(
      'swap-smaps',
      { source: 'smaps.Swap (sum)', value: swapped },
      { source: 'status.VmSwap', value: status('VmSwap') },
      counterError,
      [{ code: 'shmem-in-swap', most: Infinity, sign: 'left-more' }, moved],
    ),
    about(
      'shown-by-top',
      { source: 'top RES, ps RSS', value: rss },
      { source: 'smem PSS', value: numberOf(process.metrics['pss']) },
      moved.most + counterError,
      [],
      {
        different: 'res-counts-shared',
        // Its share is no more than all of it, and no less than what it has alone.
        between: [0, rss === null ? Infinity : rss - (numberOf(process.metrics['uss']) ?? 0)],
        args: {
          uss: numberOf(process.metrics['uss']),
          shr: (status('RssFile') ?? 0) + (status('RssShmem') ?? 0),
          ...(undercount === null ? {} : { missing: undercount.bytes }),
          ...((sum('Private_Hugetlb') ?? 0) > 0 ? { hugetlb: true } : {}),
        },
      },
    ),
  ];
}

/** Field 24 of stat is read without summing the CPUs (since 6.2) or the threads (before): lib/percpu_counter.c, TASK_RSS_EVENTS_THRESH. */
function statError(snapshot: Snapshot, threads: number): number {
  const release = kernelNumber(snapshot.host.kernelRelease);
  const { pageSize } = snapshot.host;
  if (release !== null && release < 6.002) return rssCounterError(snapshot, threads);
  const cpus = snapshot.host.cpus ?? 4;
  return 3 * cpus * Math.max(32, 2 * cpus) * pageSize;
}
