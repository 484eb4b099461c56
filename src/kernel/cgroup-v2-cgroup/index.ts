import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';
import { parseCgroupSetting } from './parse.ts';

export const cgroupV2Cgroup = defineKernelFile({
  id: 'v2:cgroup',
  scope: 'cgroup-v2',
  title: 'cgroup.<name>',
  where: [
    'cgroup.type',
    'cgroup.controllers',
    'cgroup.subtree_control',
    'cgroup.freeze',
    'cgroup.pressure',
    'cgroup.max.depth',
    'cgroup.max.descendants',
  ],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(parseCgroupSetting),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
