import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Acts when written and tells nothing when read: explained, never opened. */
export const cgroupV1MemoryForceEmpty = defineKernelFile({
  id: 'v1:memory.force_empty',
  scope: 'cgroup-v1',
  title: 'memory.force_empty',
  where: ['memory.force_empty'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics, true),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
