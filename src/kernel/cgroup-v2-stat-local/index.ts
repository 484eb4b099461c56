import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const cgroupV2StatLocal = defineKernelFile({
  id: 'v2:cgroup.stat.local',
  scope: 'cgroup-v2',
  title: 'cgroup.stat.local',
  where: ['cgroup.stat.local'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
