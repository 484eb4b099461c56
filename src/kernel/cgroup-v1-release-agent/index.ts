import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Acts when written and tells nothing when read: explained, never opened. */
export const cgroupV1ReleaseAgent = defineKernelFile({
  id: 'v1:release_agent',
  scope: 'cgroup-v1',
  title: 'release_agent',
  where: ['release_agent'],
  cost: 'free',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics, true),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
