import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { idListParser } from '../parse-id-list.ts';
import { metrics } from './metrics.ts';

export const cgroupV1Tasks = defineKernelFile({
  id: 'v1:tasks',
  scope: 'cgroup-v1',
  title: 'tasks',
  where: ['tasks'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(idListParser('tid')),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
