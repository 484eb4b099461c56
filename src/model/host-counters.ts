import { derive, fieldOf, readField } from './read-field.ts';
import type { MetricReadings, ParsedFile, Reading } from './snapshot.ts';

type Files = ReadonlyMap<string, ParsedFile>;

/** What the host has counted since boot: paging, reclaim, huge pages, kills, and time lost to memory (microseconds). Pages are base pages. */
export function hostCounters(files: Files): MetricReadings {
  const vmstat = (key: string): Reading => readField(files, 'vmstat', key);
  return {
    oomKills: [vmstat('oom_kill')],
    pageFaults: [vmstat('pgfault')],
    majorFaults: [vmstat('pgmajfault')],
    pagesSwappedIn: [vmstat('pswpin')],
    pagesSwappedOut: [vmstat('pswpout')],
    // Up to 6.18 the lines of the reclaimers leave out reclaim for cgroup limits; the lines by kind of page hold all of it.
    pagesScanned: [
      sumOf(files, ['pgscan_anon', 'pgscan_file']),
      zoned(files, /^pgscan_(?:kswapd|direct|khugepaged|proactive)(?:_(?!throttle)[a-z0-9]+)?$/u, 'pgscan_*'),
    ],
    pagesReclaimed: [
      sumOf(files, ['pgsteal_anon', 'pgsteal_file']),
      zoned(files, /^pgsteal_(?:kswapd|direct|khugepaged|proactive)(?:_(?!throttle)[a-z0-9]+)?$/u, 'pgsteal_*'),
    ],
    pagesScannedDirectly: [zoned(files, /^pgscan_direct(?:_(?!throttle)[a-z0-9]+)?$/u, 'pgscan_direct')],
    allocationStalls: [zoned(files, /^allocstall(?:_[a-z0-9]+)?$/u, 'allocstall')],
    anonymousRefaults: [vmstat('workingset_refault_anon')],
    fileRefaults: [vmstat('workingset_refault_file'), vmstat('workingset_refault')],
    hugePageFaults: [vmstat('thp_fault_alloc')],
    hugePageCollapses: [vmstat('thp_collapse_alloc')],
    compactionStalls: [vmstat('compact_stall')],
    numaHintFaults: [vmstat('numa_hint_faults')],
    numaPagesMigrated: [vmstat('numa_pages_migrated')],
    pressureSome: [readField(files, 'pressure', 'memory/some.total')],
    pressureFull: [readField(files, 'pressure', 'memory/full.total')],
  };
}

function sumOf(files: Files, keys: readonly string[]): Reading {
  return derive(
    `vmstat.${keys.join('+')}`,
    keys.map((key) => readField(files, 'vmstat', key)),
    add,
  );
}

/** Counters that older kernels keep for each zone: `pgscan_direct_normal`, `allocstall_movable`. */
function zoned(files: Files, pattern: RegExp, name: string): Reading {
  const record = files.get('vmstat')?.record;
  const keys = record?.type === 'fields' ? [...record.fields.keys()].filter((key) => pattern.test(key)) : [];
  const known = keys.filter((key) => fieldOf(files, 'vmstat', key)?.kind === 'amount');
  if (known.length === 0) return readField(files, 'vmstat', name);
  return derive(
    `vmstat.${name}`,
    known.map((key) => readField(files, 'vmstat', key)),
    add,
  );
}

const add = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
