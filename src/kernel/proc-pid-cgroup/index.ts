import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseCgroup } from './parse.ts';

export const cgroup = defineKernelFile({
  id: 'cgroup',
  scope: 'process',
  title: '/proc/<pid>/cgroup',
  where: ['cgroup'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: parseCgroup,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
