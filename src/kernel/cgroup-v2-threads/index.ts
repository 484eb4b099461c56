import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { idListParser } from '../parse-id-list.ts';
import { metrics } from './metrics.ts';

export const cgroupV2Threads = defineKernelFile({
  id: 'v2:cgroup.threads',
  scope: 'cgroup-v2',
  title: 'cgroup.threads',
  where: ['cgroup.threads'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(idListParser('tid')),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
