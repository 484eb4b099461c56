import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseCoredumpFilter } from './parse.ts';

/** No amount of memory, only what a core dump would hold: explained, not captured. */
export const coredumpFilter = defineKernelFile({
  id: 'coredump_filter',
  scope: 'process',
  title: '/proc/<pid>/coredump_filter',
  where: ['coredump_filter'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: parseCoredumpFilter,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
