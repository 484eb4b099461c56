import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseMountinfo } from './parse.ts';

export const mountinfo = defineKernelFile({
  id: 'mountinfo',
  scope: 'process',
  title: '/proc/<pid>/mountinfo',
  where: ['mountinfo'],
  cost: 'free',
  capture: 'always',
  sensitive: 'mounts',
  metrics,
  parse: parseMountinfo,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
