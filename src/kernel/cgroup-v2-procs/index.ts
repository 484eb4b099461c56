import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { idListParser } from '../parse-id-list.ts';
import { metrics } from './metrics.ts';

export const cgroupV2Procs = defineKernelFile({
  id: 'v2:cgroup.procs',
  scope: 'cgroup-v2',
  title: 'cgroup.procs',
  where: ['cgroup.procs'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(idListParser('pid')),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
