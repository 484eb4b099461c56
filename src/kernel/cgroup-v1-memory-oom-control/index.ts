import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const cgroupV1MemoryOomControl = defineKernelFile({
  id: 'v1:memory.oom_control',
  scope: 'cgroup-v1',
  title: 'memory.oom_control',
  where: ['memory.oom_control'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
