import type { ViewSource } from '../shown-file.ts';
import { kib, numberAt } from './read.ts';
import type { ViewTable } from './view-table.ts';

/** Where meminfo lies in a capture. */
export const meminfoPath = 'proc/meminfo';

/**
 * What `free` (procps 4) prints of this meminfo, in KiB: used = total - available, buff/cache = Buffers + Cached + SReclaimable. Kernels
 * before 3.14 have no MemAvailable: there it takes free for it.
 */
export function viewFree(source: ViewSource): ViewTable | null {
  if (!source.files.has(meminfoPath)) return null;
  const at = (key: string): number | null => numberAt(source, meminfoPath, key);
  const total = at('MemTotal');
  const free = at('MemFree');
  const cache = sum(at('Buffers'), at('Cached'), at('SReclaimable') ?? 0);
  const available = at('MemAvailable') ?? free;
  const swapTotal = at('SwapTotal');
  const swapFree = at('SwapFree');
  const names = ['', 'total', 'used', 'free', 'shared', 'buff/cache', 'available'];
  return {
    title: null,
    columns: names.map((name, index) => ({ name, align: index === 0 ? 'left' : 'right' })),
    rows: [
      ['Mem:', kib(total), kib(less(total, available)), kib(free), kib(at('Shmem')), kib(cache), kib(available)],
      ['Swap:', kib(swapTotal), kib(less(swapTotal, swapFree)), kib(swapFree), '', '', ''],
    ],
    total: null,
  };
}

const sum = (...parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((all, part) => (all === null || part === null ? null : all + part), 0);

const less = (whole: number | null, part: number | null): number | null =>
  whole === null || part === null ? null : Math.max(0, whole - part);
