import type { ViewSource } from '../shown-file.ts';
import { viewFree } from './free.ts';
import { viewPmap } from './pmap.ts';
import { viewSmem } from './smem.ts';
import { viewTop } from './top.ts';
import type { ViewTable } from './view-table.ts';

const one =
  (view: (source: ViewSource) => ViewTable | null) =>
  (source: ViewSource): readonly ViewTable[] => {
    const table = view(source);
    return table === null ? [] : [table];
  };

/** What other tools would have printed from the same bytes, and which files each needs. */
export const views = {
  top: { needs: /^proc\/(?:meminfo|[0-9]+\/(?:stat|statm|status))$/u, make: one(viewTop) },
  pmap: { needs: /^proc\/[0-9]+\/(?:smaps|cmdline|status)$/u, make: viewPmap },
  smem: { needs: /^proc\/[0-9]+\/(?:smaps|smaps_rollup|status|comm|stat)$/u, make: one(viewSmem) },
  free: { needs: /^proc\/meminfo$/u, make: one(viewFree) },
} as const;

export type ViewId = keyof typeof views;
