import { rowsOf, type Process, type Snapshot } from '../model/index.ts';
import type { Field } from '../text/index.ts';

const amountIn = (field: Field | undefined): number => (field?.kind === 'amount' ? field.amount : 0);

/** What a process has on each NUMA node, from numa_maps; huge pages of a pool are in no RSS and are left out. Null without the file. */
export function nodeShares(process: Process): ReadonlyMap<string, number> | null {
  const rows = rowsOf(process.files, 'numa_maps');
  if (rows.length === 0) return null;
  const nodes = new Map<string, number>();
  for (const { cells } of rows) {
    if (cells.has('huge')) continue;
    for (const [key, field] of cells) if (/^N[0-9]+$/u.test(key)) nodes.set(key, (nodes.get(key) ?? 0) + amountIn(field));
  }
  return nodes;
}

/** Resident bytes of a process by numa_maps, which walks the page tables apart from smaps. Null without the file. */
export function numaResident(process: Process): number | null {
  const nodes = nodeShares(process);
  return nodes === null ? null : [...nodes.values()].reduce((sum, bytes) => sum + bytes, 0);
}

/** What numa_maps says of each range: its start, resident bytes, and the most processes that map one of its pages (1 where it is not printed). */
export function numaRanges(process: Process): readonly { readonly start: number; readonly resident: number; readonly mappers: number }[] {
  return rowsOf(process.files, 'numa_maps')
    .filter(({ cells }) => !cells.has('huge'))
    .map(({ label, cells }) => ({
      start: Number.parseInt(label, 16),
      resident: [...cells].reduce((sum, [key, field]) => (/^N[0-9]+$/u.test(key) ? sum + amountIn(field) : sum), 0),
      mappers: Math.max(1, amountIn(cells.get('mapmax'))),
    }));
}

/** Anonymous bytes by the start address of their mapping, from numa_maps. */
export function numaAnonymous(process: Process): ReadonlyMap<number, number> {
  return new Map(rowsOf(process.files, 'numa_maps').map(({ label, cells }) => [Number.parseInt(label, 16), amountIn(cells.get('anon'))]));
}

/** Where numa_maps speaks of the mapping that starts at an address: file and line. Null where it does not. */
export function numaLine(process: Process, start: number): { readonly path: string; readonly line: number } | null {
  const path = process.files.get('numa_maps')?.path;
  const row = rowsOf(process.files, 'numa_maps').find(({ label }) => Number.parseInt(label, 16) === start);
  return path === undefined || row === undefined ? null : { path, line: row.line };
}

/** Free and managed bytes of each node, from zoneinfo. */
export function nodeRoom(snapshot: Snapshot): ReadonlyMap<string, { readonly free: number; readonly managed: number }> {
  const nodes = new Map<string, { free: number; managed: number }>();
  for (const { label, cells } of rowsOf(snapshot.hostFiles, 'zoneinfo')) {
    const node = /^node ([0-9]+), zone /u.exec(label)?.[1];
    if (node === undefined) continue;
    const room = nodes.get(`N${node}`) ?? { free: 0, managed: 0 };
    room.free += amountIn(cells.get('pages free') ?? cells.get('free'));
    room.managed += amountIn(cells.get('managed'));
    nodes.set(`N${node}`, room);
  }
  return nodes;
}
