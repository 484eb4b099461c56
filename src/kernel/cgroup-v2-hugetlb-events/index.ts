import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const cgroupV2HugetlbEvents = defineKernelFile({
  id: 'v2:hugetlb.events',
  scope: 'cgroup-v2',
  title: 'hugetlb.<size>.events',
  where: ['hugetlb.*.events'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
