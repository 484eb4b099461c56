import { sumColumn } from '../../kernel/index.ts';
import type { ViewSource } from '../shown-file.ts';
import { kib, mappingsAt, numberAt, pidsWith, textAt } from './read.ts';
import type { ViewTable } from './view-table.ts';

const fields = ['Swap', 'USS', 'PSS', 'RSS'] as const;

/**
 * What `smem` prints of these smaps, in KiB, the smallest RSS first: USS is Private_Clean + Private_Dirty (without hugetlb, which smem
 * does not know). Where smaps was not captured, smaps_rollup gives the sums. Processes without memory are left out. A capture has no
 * names of users, so the owner is a number.
 */
export function viewSmem(source: ViewSource): ViewTable | null {
  const rows = pidsWith(source, ['smaps', 'smaps_rollup']).flatMap((pid) => {
    const sums = sumsOf(source, pid);
    if (sums === null || sums.Rss === 0) return [];
    const uss = sums.Private_Clean + sums.Private_Dirty;
    const owner = textAt(source, `proc/${String(pid)}/status`, 'Uid')?.split(/\s+/u)[0] ?? null;
    return [[pid, owner, commandOf(source, pid), ...[sums.Swap, uss, sums.Pss, sums.Rss].map(kib)] as const];
  });
  if (rows.length === 0) return null;
  return {
    title: null,
    columns: [
      { name: 'PID', align: 'right' },
      { name: 'User', align: 'left' },
      { name: 'Command', align: 'left' },
      ...fields.map((name) => ({ name, align: 'right' as const })),
    ],
    rows: [...rows].sort((left, right) => (left[6] ?? 0) - (right[6] ?? 0)),
    total: null,
  };
}

type Sums = Readonly<Record<'Swap' | 'Private_Clean' | 'Private_Dirty' | 'Pss' | 'Rss', number>>;

function sumsOf(source: ViewSource, pid: number): Sums | null {
  const folder = `proc/${String(pid)}`;
  const table = mappingsAt(source, `${folder}/smaps`);
  const sum = (key: string): number =>
    (table !== null && table.count > 0 ? sumColumn(table, key).sum : numberAt(source, `${folder}/smaps_rollup`, key)) ?? 0;
  if ((table === null || table.count === 0) && !source.files.has(`${folder}/smaps_rollup`)) return null;
  return { Swap: sum('Swap'), Private_Clean: sum('Private_Clean'), Private_Dirty: sum('Private_Dirty'), Pss: sum('Pss'), Rss: sum('Rss') };
}

function commandOf(source: ViewSource, pid: number): string | null {
  const path = `proc/${String(pid)}`;
  return textAt(source, `${path}/status`, 'Name') ?? textAt(source, `${path}/comm`, 'comm') ?? textAt(source, `${path}/stat`, 'comm');
}
