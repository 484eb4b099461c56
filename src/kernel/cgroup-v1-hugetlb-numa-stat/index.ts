import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { nodeRowsParser } from '../parse-node-rows.ts';
import { metrics } from './metrics.ts';

export const cgroupV1HugetlbNumaStat = defineKernelFile({
  id: 'v1:hugetlb.numa_stat',
  scope: 'cgroup-v1',
  title: 'hugetlb.<size>.numa_stat',
  where: ['hugetlb.*.numa_stat'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(nodeRowsParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
