import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const cgroupV2HugetlbEventsLocal = defineKernelFile({
  id: 'v2:hugetlb.events.local',
  scope: 'cgroup-v2',
  title: 'hugetlb.<size>.events.local',
  where: ['hugetlb.*.events.local'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
