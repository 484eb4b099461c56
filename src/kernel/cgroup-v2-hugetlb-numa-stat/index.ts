import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { nodeRowsParser } from '../parse-node-rows.ts';
import { metrics } from './metrics.ts';

export const cgroupV2HugetlbNumaStat = defineKernelFile({
  id: 'v2:hugetlb.numa_stat',
  scope: 'cgroup-v2',
  title: 'hugetlb.<size>.numa_stat',
  where: ['hugetlb.*.numa_stat'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(nodeRowsParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
