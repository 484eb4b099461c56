import { undercountOf } from '../../findings/index.ts';
import { amountOf, numberOf, rowsOf, type Snapshot } from '../../model/index.ts';
import type { Cause, Check } from './check.ts';

/** Files of the host are read one after the other while it goes on: a hundredth, and at least 16 MiB, may have moved. */
const movedLeast = 16 * 2 ** 20;

/** The competing numbers of the host. */
export function hostChecks(snapshot: Snapshot, side: Check['side']): readonly Check[] {
  const metric = (name: string): number | null => numberOf(snapshot.hostMetrics[name]);
  const meminfo = (key: string): number | null => amountOf(snapshot.hostFiles, 'meminfo', key);
  const total = metric('total') ?? 0;
  const moved = Math.max(movedLeast, total * 0.01);
  const about = (
    check: string,
    left: Check['left'],
    right: Check['right'],
    tolerance: number,
    causes: readonly Cause[] = [],
    extra: Pick<Check, 'different' | 'between' | 'args'> = {},
  ): Check => ({ check, subject: { kind: 'host', id: 'host' }, side, left, right, tolerance, causes, ...extra });
  const users = [...snapshot.processes.values()].filter(({ kind }) => kind === 'user');
  const over = (name: string): number | null => {
    const values = users.map((process) => numberOf(process.metrics[name]));
    return values.every((value) => value === null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  };
  const missing = users.reduce((sum, process) => sum + (undercountOf(process, snapshot)?.bytes ?? 0), 0);
  const leftOut = users.reduce((sum, process) => sum + (undercountOf(process, snapshot)?.share ?? 0), 0);
  const reachable = addUp(metric('free'), metric('pageCache'), metric('slabReclaimable'));
  const notAll: Cause = { code: 'not-all-processes', most: isWhole(snapshot) ? 0 : Infinity, sign: 'left-more' };
  return [
    about(
      'slab-parts',
      { source: 'meminfo.Slab', value: metric('slab') },
      { source: 'meminfo.SReclaimable+SUnreclaim', value: addUp(metric('slabReclaimable'), metric('slabUnreclaimable')) },
      0,
    ),
    about(
      'swap-devices',
      { source: 'meminfo.SwapTotal-SwapFree', value: metric('swapUsed') },
      { source: 'swaps.Used (sum)', value: swapsUsed(snapshot) },
      moved,
    ),
    about(
      'available-parts',
      { source: 'meminfo.MemAvailable', value: metric('available') },
      { source: 'free + page cache + reclaimable slab', value: reachable },
      0,
      [],
      {
        different: 'reserve-held-back',
        between: [-Infinity, moved],
      },
    ),
    about(
      'anonymous-pss',
      { source: 'meminfo.AnonPages', value: metric('anonymous') },
      { source: 'smaps Pss of anonymous pages (sum over processes)', value: over('pssAnonymous') },
      moved,
      [{ code: 'huge-pages-left-out', most: missing, sign: 'left-more' }, notAll],
    ),
    about(
      'page-tables',
      { source: 'meminfo.PageTables', value: metric('pageTables') },
      { source: 'status.VmPTE (sum over processes)', value: over('pageTables') },
      Math.max(2 ** 20, (metric('pageTables') ?? 0) * 0.05),
      [notAll, { code: 'table-levels', most: Math.max(2 * 2 ** 20, total * 0.002), sign: 'either' }],
    ),
    about(
      'total-parts',
      { source: 'meminfo.MemTotal', value: metric('total') },
      { source: 'sum of its known parts', value: addUp(metric('total'), negative(metric('unaccounted'))) },
      0,
      [],
      {
        different: 'memory-without-a-counter',
        between: [-moved, Infinity],
      },
    ),
    about(
      'shown-by-free',
      { source: 'free: used (total - available)', value: addUp(metric('total'), negative(metric('available'))) },
      { source: 'smaps.Pss (sum over processes)', value: over('pss') },
      0,
      [],
      {
        different: 'used-is-more-than-processes',
        // Mapped page cache is in PSS, and counts as available.
        between: [-(metric('pageCache') ?? 0) - moved, Infinity],
        args: {
          kernel: addUp(metric('slabUnreclaimable'), metric('pageTables'), metric('kernelStack'), meminfo('Percpu') ?? 0),
          shmem: unmapped(metric('shmem'), over('pssShmem')),
          ...((metric('hugetlb') ?? 0) > 0 ? { hugetlb: metric('hugetlb') } : {}),
          ...(leftOut > 0 ? { missing: leftOut } : {}),
        },
      },
    ),
  ];
}

/** Shared memory that is in the PSS of no process. */
const unmapped = (shmem: number | null, mapped: number | null): number | null =>
  shmem === null || mapped === null ? shmem : Math.max(0, shmem - mapped);
const negative = (value: number | null): number | null => (value === null ? null : -value);
const addUp = (...values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

function swapsUsed(snapshot: Snapshot): number | null {
  if (!snapshot.hostFiles.has('swaps')) return null;
  return rowsOf(snapshot.hostFiles, 'swaps').reduce((sum, { cells }) => {
    const used = cells.get('Used');
    return sum + (used?.kind === 'amount' ? used.amount : 0);
  }, 0);
}

/** Whether the capture holds all processes: init is there, and no selector narrowed it. */
function isWhole(snapshot: Snapshot): boolean {
  const pids = new Set([...snapshot.processes.values()].map(({ pid }) => pid));
  const narrowed = snapshot.header?.selectors.every(({ selector }) => !/^--all\b/u.test(selector)) ?? false;
  return pids.has(1) && !narrowed;
}
