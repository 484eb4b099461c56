import { sumColumn, type MappingTable } from '../kernel/index.ts';
import { derive, missingReading, readField } from './read-field.ts';
import type { MetricReadings, MissingReason, ParsedFile, Reading } from './snapshot.ts';

/** What a sum over smaps needs. */
interface Mapped {
  readonly table: MappingTable | null;
  readonly path: string | null;
}

/**
 * The metrics of a process by their definitions, each with its sources in order of preference.
 *
 * RSS comes from status because smaps of 6.1 to 6.5 can leave out huge pages (NUMA hinting); PSS and USS exist in smaps only.
 */
export function processMetrics(
  files: ReadonlyMap<string, ParsedFile>,
  mapped: Mapped,
  mapsCount: number | null,
  hasMemory: boolean,
): MetricReadings {
  const missing: MissingReason = hasMemory ? 'not-captured' : 'no-address-space';
  const status = (key: string): Reading => readField(files, 'status', key, missing);
  const rollup = (key: string): Reading => readField(files, 'smaps_rollup', key, missing);
  const sum = (key: string): Reading => sumOf(mapped, key, missing);
  const uss = (part: (key: string) => Reading, source: string): Reading => {
    const hugetlb = part('Private_Hugetlb');
    const parts = [part('Private_Clean'), part('Private_Dirty'), ...(hugetlb.state === 'known' ? [hugetlb] : [])];
    return derive(source, parts, add);
  };
  return {
    rss: [status('VmRSS'), readField(files, 'statm', 'resident', missing), sum('Rss'), rollup('Rss')],
    anonymous: [status('RssAnon'), sum('Anonymous'), rollup('Anonymous')],
    file: [status('RssFile')],
    shmem: [status('RssShmem')],
    pss: [sum('Pss'), rollup('Pss')],
    uss: [uss(sum, ussSources.smaps), uss(rollup, ussSources.rollup)],
    pssAnonymous: [rollup('Pss_Anon'), estimatePssAnonymous(mapped, missing)],
    pssFile: [rollup('Pss_File')],
    pssShmem: [rollup('Pss_Shmem')],
    swapPss: [sum('SwapPss'), rollup('SwapPss')],
    lazyFree: [sum('LazyFree'), rollup('LazyFree')],
    anonymousHuge: [sum('AnonHugePages'), rollup('AnonHugePages')],
    swap: [status('VmSwap'), sum('Swap')],
    virtual: [status('VmSize'), readField(files, 'statm', 'size', missing), readField(files, 'stat', 'vsize', missing)],
    pageTables: [status('VmPTE')],
    peakRss: [status('VmHWM')],
    peakVirtual: [status('VmPeak')],
    locked: [status('VmLck')],
    hugetlb: [status('HugetlbPages')],
    threads: [readField(files, 'status', 'Threads'), readField(files, 'stat', 'num_threads')],
    mappings: [mappingCount(mapped, mapsCount, missing)],
    oomScore: [readField(files, 'oom_score', 'oom_score')],
    oomScoreAdj: [readField(files, 'oom_score_adj', 'oom_score_adj')],
    minorFaults: [readField(files, 'stat', 'minflt')],
    majorFaults: [readField(files, 'stat', 'majflt')],
  };
}

const ussSources = {
  smaps: 'smaps.Private_Clean+Private_Dirty+Private_Hugetlb',
  rollup: 'smaps_rollup.Private_Clean+Private_Dirty+Private_Hugetlb',
} as const;

const add = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const sumSources = new Map<string, string>();

/** One text for all processes. */
function sumSource(key: string): string {
  let source = sumSources.get(key);
  if (source === undefined) sumSources.set(key, (source = `smaps.${key} (sum)`));
  return source;
}

function sumOf({ table, path }: Mapped, key: string, missing: MissingReason): Reading {
  const source = sumSource(key);
  if (table?.source !== 'smaps' || path === null) return missingReading(missing, source);
  const { sum, known } = sumColumn(table, key);
  if (known === 0) return missingReading(table.count === 0 ? missing : 'no-such-field', source);
  return { state: 'known', value: sum, source, at: path, mark: 'derived' };
}

function mappingCount({ table, path }: Mapped, mapsCount: number | null, missing: MissingReason): Reading {
  if (mapsCount !== null)
    return { state: 'known', value: mapsCount, source: 'maps (lines)', at: path?.replace(/smaps$/u, 'maps') ?? '', mark: 'derived' };
  if (table === null || path === null) return missingReading(missing, 'maps (lines)');
  return { state: 'known', value: table.count, source: `${table.source} (mappings)`, at: path, mark: 'derived' };
}

/**
 * smaps has one Pss for a mapping, whatever its pages are. Where a mapping is anonymous throughout, its Pss is anonymous; where it is
 * mixed (a private file mapping partly written), its anonymous pages are nearly always the process's own: estimated.
 */
function estimatePssAnonymous({ table, path }: Mapped, missing: MissingReason): Reading {
  const source = 'smaps.Pss of anonymous pages (estimated)';
  const pss = table?.columns.get('Pss');
  const anonymous = table?.columns.get('Anonymous');
  const rss = table?.columns.get('Rss');
  if (table === null || path === null || pss === undefined || anonymous === undefined || rss === undefined)
    return missingReading(missing, source);
  let total = 0;
  for (let at = 0; at < table.count; at += 1) {
    const part = anonymous[at] ?? 0;
    total += part >= (rss[at] ?? 0) ? (pss[at] ?? 0) : Math.min(part, pss[at] ?? 0);
  }
  return { state: 'known', value: total, source, at: path, mark: 'estimated' };
}
