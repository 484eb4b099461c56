import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseClearRefs } from './parse.ts';

/** An intervention in the process: explained, never opened. */
export const clearRefs = defineKernelFile({
  id: 'clear_refs',
  scope: 'process',
  title: '/proc/<pid>/clear_refs',
  where: ['clear_refs'],
  cost: 'per-page',
  capture: 'never',
  metrics,
  parse: parseClearRefs,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
