import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseComm } from './parse.ts';

export const comm = defineKernelFile({
  id: 'comm',
  scope: 'process',
  title: '/proc/<pid>/comm',
  where: ['comm'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: parseComm,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
