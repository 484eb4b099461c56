import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Files that act when written and tell nothing when read: explained, never opened. */
export const cgroupV1Interventions = defineKernelFile({
  id: 'v1:interventions',
  scope: 'cgroup-v1',
  title: 'memory.force_empty, memory.pressure_level, cgroup.event_control, release_agent',
  where: ['memory.force_empty', 'memory.pressure_level', 'cgroup.event_control', 'release_agent'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
