import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Acts when written and tells nothing when read: explained, never opened. */
export const cgroupV2MemoryReclaim = defineKernelFile({
  id: 'v2:memory.reclaim',
  scope: 'cgroup-v2',
  title: 'memory.reclaim',
  where: ['memory.reclaim'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics, true),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
