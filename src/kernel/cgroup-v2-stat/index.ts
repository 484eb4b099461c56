import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const cgroupV2Stat = defineKernelFile({
  id: 'v2:cgroup.stat',
  scope: 'cgroup-v2',
  title: 'cgroup.stat',
  where: ['cgroup.stat'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
