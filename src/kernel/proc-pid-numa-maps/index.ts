import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseNumaMaps } from './parse.ts';

/** On which NUMA nodes the memory of each mapping lies. As dear as smaps for the target, so read only on demand. */
export const numaMaps = defineKernelFile({
  id: 'numa_maps',
  scope: 'process',
  title: '/proc/<pid>/numa_maps',
  where: ['numa_maps'],
  cost: 'per-page',
  capture: 'numa',
  metrics,
  parse: parseNumaMaps,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
