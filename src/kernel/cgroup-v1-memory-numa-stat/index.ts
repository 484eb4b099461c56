import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { nodeRowsParser } from '../parse-node-rows.ts';
import { metrics } from './metrics.ts';

/** The version 1 file counts pages; the version 2 file of the same name counts bytes and has no sums. */
export const cgroupV1MemoryNumaStat = defineKernelFile({
  id: 'v1:memory.numa_stat',
  scope: 'cgroup-v1',
  title: 'memory.numa_stat',
  where: ['memory.numa_stat'],
  cost: 'cgroup-flush',
  capture: 'always',
  metrics,
  parse: notingCuts(nodeRowsParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
