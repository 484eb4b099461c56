import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseLimits } from './parse.ts';

export const limits = defineKernelFile({
  id: 'limits',
  scope: 'process',
  title: '/proc/<pid>/limits',
  where: ['limits'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: parseLimits,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
