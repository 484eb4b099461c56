import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parsePagemap } from './parse.ts';

/** Eight bytes for every page of the address space: explained, never opened. */
export const pagemap = defineKernelFile({
  id: 'pagemap',
  scope: 'process',
  title: '/proc/<pid>/pagemap',
  where: ['pagemap'],
  cost: 'per-page',
  capture: 'never',
  metrics,
  parse: parsePagemap,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
