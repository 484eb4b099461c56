import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseSmapsRollup } from './parse.ts';

/** The sums of smaps over a process, at a tenth of its cost; still a walk over all its pages under the target's lock. */
export const smapsRollup = defineKernelFile({
  id: 'smaps_rollup',
  scope: 'process',
  title: '/proc/<pid>/smaps_rollup',
  where: ['smaps_rollup'],
  cost: 'per-page',
  capture: 'rollup',
  metrics,
  parse: parseSmapsRollup,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
