import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseStatus } from './parse.ts';

export const status = defineKernelFile({
  id: 'status',
  scope: 'process',
  title: '/proc/<pid>/status',
  where: ['status'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: parseStatus,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
