import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** No mainline version 1 has these files; some vendors carry them over from version 2. */
export const cgroupV1MemoryEvents = defineKernelFile({
  id: 'v1:memory.events',
  scope: 'cgroup-v1',
  title: 'memory.events',
  where: ['memory.events', 'memory.events.local'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
