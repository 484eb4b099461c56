import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Settings that every version 1 cgroup has, whatever its controller. */
export const cgroupV1Cgroup = defineKernelFile({
  id: 'v1:cgroup',
  scope: 'cgroup-v1',
  title: 'cgroup.<name>',
  where: ['cgroup.clone_children', 'cgroup.sane_behavior'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
