import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseStat } from './parse.ts';

export const stat = defineKernelFile({
  id: 'stat',
  scope: 'process',
  title: '/proc/<pid>/stat',
  where: ['stat'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: parseStat,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
