import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Acts when written and tells nothing when read: explained, never opened. */
export const cgroupV1EventControl = defineKernelFile({
  id: 'v1:cgroup.event_control',
  scope: 'cgroup-v1',
  title: 'cgroup.event_control',
  where: ['cgroup.event_control'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics, true),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
