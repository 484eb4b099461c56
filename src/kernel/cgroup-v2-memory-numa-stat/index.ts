import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { nodeRowsParser } from '../parse-node-rows.ts';
import { metrics } from './metrics.ts';

/** Bytes and without sums, unlike the version 1 file of the same name. */
export const cgroupV2MemoryNumaStat = defineKernelFile({
  id: 'v2:memory.numa_stat',
  scope: 'cgroup-v2',
  title: 'memory.numa_stat',
  where: ['memory.numa_stat'],
  cost: 'cgroup-flush',
  capture: 'always',
  metrics,
  parse: notingCuts(nodeRowsParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
