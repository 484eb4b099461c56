/** How a metric of a target comes from its processes or cgroups. */
export interface GateMetric {
  readonly scope: 'process' | 'cgroup' | 'host';
  /** Its name in the snapshot: `usage` for `cgroup.usage`. */
  readonly key: string;
  readonly unit: 'bytes' | 'count' | 'usec';
  /** `largest`: a sum would mean nothing. `alone`: one cgroup has it, several have none together. */
  readonly over: 'sum' | 'largest' | 'alone';
  /** A sum over several processes counts the memory that they share once for each. */
  readonly countsShared: boolean;
  /** Counts up since its subject came to be. */
  readonly counter: boolean;
}

type Row = readonly [names: string, unit: GateMetric['unit'], over: GateMetric['over'], kind?: 'shared' | 'counter'];

const processRows: readonly Row[] = [
  ['pss uss pssAnonymous pssFile pssShmem swapPss lazyFree anonymousHuge pageTables locked hugetlb', 'bytes', 'sum'],
  ['rss anonymous file shmem swap virtual', 'bytes', 'sum', 'shared'],
  ['peakRss peakVirtual', 'bytes', 'largest'],
  ['threads mappings', 'count', 'sum'],
  ['oomScore oomScoreAdj', 'count', 'largest'],
  ['minorFaults majorFaults', 'count', 'sum', 'counter'],
];

const cgroupRows: readonly Row[] = [
  ['usage swap anonymous file shmem kernel slab sock workingSet unreclaimable', 'bytes', 'sum'],
  ['peak limit effectiveLimit high low min swapLimit', 'bytes', 'alone'],
  ['oomKills limitHits highEvents', 'count', 'sum', 'counter'],
  ['pressureSome pressureFull', 'usec', 'alone', 'counter'],
];

const hostRows: readonly Row[] = [
  ['total free available anonymous pageCache shmem slab kernelStack pageTables percpu hugetlb', 'bytes', 'alone'],
  ['swapTotal swapUsed committed unaccounted', 'bytes', 'alone'],
  ['oomKills', 'count', 'alone', 'counter'],
  ['pressureSome pressureFull', 'usec', 'alone', 'counter'],
];

function table(scope: GateMetric['scope'], prefix: string, rows: readonly Row[]): readonly (readonly [string, GateMetric])[] {
  return rows.flatMap(([names, unit, over, kind]) =>
    names
      .split(' ')
      .map((key) => [`${prefix}${key}`, { scope, key, unit, over, countsShared: kind === 'shared', counter: kind === 'counter' }] as const),
  );
}

/** Every metric that a budget may name: those of a process bare, `cgroup.usage`, `host.available`. */
export const gateMetrics: ReadonlyMap<string, GateMetric> = new Map([
  ...table('process', '', processRows),
  ...table('cgroup', 'cgroup.', cgroupRows),
  ...table('host', 'host.', hostRows),
]);
