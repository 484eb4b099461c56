import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Acts when written and tells nothing when read: explained, never opened. */
export const cgroupV1MemoryPressureLevel = defineKernelFile({
  id: 'v1:memory.pressure_level',
  scope: 'cgroup-v1',
  title: 'memory.pressure_level',
  where: ['memory.pressure_level'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics, true),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
