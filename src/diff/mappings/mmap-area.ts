import type { MappingTable } from '../../kernel/index.ts';
import type { MappingClass } from '../../model/index.ts';

/** The kernel fills its area from the top and leaves no such gap in it; what lies below one, a program placed at an address of its own. */
const mostGap = 2 ** 30;

/** Positions of the mappings that the kernel placed: from the highest file (the dynamic loader, or the first library) downwards. */
export interface Area {
  readonly from: number;
  readonly to: number;
}

export function mmapArea(table: MappingTable, classes: readonly MappingClass[]): Area {
  let to = table.count;
  while (to > 0 && classes[to - 1]?.kind !== 'file') to -= 1;
  let from = Math.max(0, to - 1);
  while (from > 0 && (table.start[from] ?? 0) - (table.end[from - 1] ?? 0) < mostGap) from -= 1;
  return { from, to };
}
