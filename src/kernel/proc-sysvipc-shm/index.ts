import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseSysvShm } from './parse.ts';

export const sysvShm = defineKernelFile({
  id: 'sysvipc.shm',
  scope: 'host',
  title: '/proc/sysvipc/shm',
  where: ['proc/sysvipc/shm'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: parseSysvShm,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
