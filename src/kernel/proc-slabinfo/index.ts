import { cgroupV1KmemSlabinfo } from '../cgroup-v1-kmem-slabinfo/index.ts';
import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';

/** The format is that of a v1 cgroup's memory.kmem.slabinfo. Only root reads it, and it holds the lock of all slab caches. */
export const slabinfo = defineKernelFile({
  id: 'slabinfo',
  scope: 'host',
  title: '/proc/slabinfo',
  where: ['proc/slabinfo'],
  cost: 'host-lock',
  capture: 'full',
  metrics,
  parse: notingCuts(cgroupV1KmemSlabinfo.parse),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
