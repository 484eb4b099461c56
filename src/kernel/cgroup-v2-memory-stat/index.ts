import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Every line covers the cgroup and all below: version 2 has no local and total lines. */
export const cgroupV2MemoryStat = defineKernelFile({
  id: 'v2:memory.stat',
  scope: 'cgroup-v2',
  title: 'memory.stat',
  where: ['memory.stat'],
  cost: 'cgroup-flush',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
