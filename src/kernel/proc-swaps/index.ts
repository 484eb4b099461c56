import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseSwaps } from './parse.ts';

export const swaps = defineKernelFile({
  id: 'swaps',
  scope: 'host',
  title: '/proc/swaps',
  where: ['proc/swaps'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: parseSwaps,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
