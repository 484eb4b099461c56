import type { MappingTable } from '../kernel/index.ts';
import type { Process } from '../model/index.ts';
import { numaRanges } from './numa-nodes.ts';

const hugePage = 2 ** 21;

/**
 * How much PSS is too small by, where smaps leaves out `bytes` of RSS, both in bytes: huge pages shared since a fork are in the RSS of each
 * process and only once in memory. Each range is divided by the most mappers that one of its pages has (`mapmax` of numa_maps). All of it
 * where numa_maps does not say which range it is.
 */
export function shareOfLeftOut(process: Process, table: MappingTable, bytes: number): number {
  const rss = table.columns.get('Rss');
  const shown = new Map<number, number>();
  for (let at = 0; at < table.count; at += 1) shown.set(table.start[at] ?? 0, rss?.[at] ?? Number.NaN);
  let [found, share] = [0, 0];
  for (const { start, resident, mappers } of numaRanges(process)) {
    const gap = resident - (shown.get(start) ?? Number.NaN);
    if (!(gap >= hugePage)) continue;
    found += gap;
    share += gap / mappers;
  }
  // What no range explains belongs to this process alone, as far as anybody knows.
  return found === 0 ? bytes : Math.round(share + Math.max(0, bytes - found));
}
