import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const cgroupV1MemoryStat = defineKernelFile({
  id: 'v1:memory.stat',
  scope: 'cgroup-v1',
  title: 'memory.stat',
  where: ['memory.stat'],
  cost: 'cgroup-flush',
  capture: 'always',
  metrics,
  // Updates of several CPUs are summed late: a line may be negative for a moment and is then printed wrapped.
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
