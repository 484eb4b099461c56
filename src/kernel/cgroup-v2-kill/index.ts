import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Acts when written and tells nothing when read: explained, never opened. */
export const cgroupV2Kill = defineKernelFile({
  id: 'v2:cgroup.kill',
  scope: 'cgroup-v2',
  title: 'cgroup.kill',
  where: ['cgroup.kill'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics, true),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
