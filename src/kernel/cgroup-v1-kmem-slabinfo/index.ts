import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';
import { parseCgroupSlabinfo } from './parse.ts';

export const cgroupV1KmemSlabinfo = defineKernelFile({
  id: 'v1:memory.kmem.slabinfo',
  scope: 'cgroup-v1',
  title: 'memory.kmem.slabinfo',
  where: ['memory.kmem.slabinfo'],
  cost: 'host-lock',
  capture: 'full',
  metrics,
  parse: notingCuts(parseCgroupSlabinfo),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
