import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseCgroups } from './parse.ts';

/** Controllers the kernel was built with. On v2 alone it tells little: see cgroup.controllers and cgroup.stat. */
export const cgroups = defineKernelFile({
  id: 'cgroups',
  scope: 'host',
  title: '/proc/cgroups',
  where: ['proc/cgroups'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: parseCgroups,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
