import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseVmstat } from './parse.ts';

export { namesLike } from './names-like.ts';

export const vmstat = defineKernelFile({
  id: 'vmstat',
  scope: 'host',
  title: '/proc/vmstat',
  where: ['proc/vmstat'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: parseVmstat,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
