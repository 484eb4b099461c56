import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseStatm } from './parse.ts';

export const statm = defineKernelFile({
  id: 'statm',
  scope: 'process',
  title: '/proc/<pid>/statm',
  where: ['statm'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: parseStatm,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
