import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parsePagetypeinfo } from './parse.ts';

/** Walks the free lists of each zone with its lock held: once in a full capture, never in a loop. */
export const pagetypeinfo = defineKernelFile({
  id: 'pagetypeinfo',
  scope: 'host',
  title: '/proc/pagetypeinfo',
  where: ['proc/pagetypeinfo'],
  cost: 'host-lock',
  capture: 'full',
  metrics,
  parse: parsePagetypeinfo,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
