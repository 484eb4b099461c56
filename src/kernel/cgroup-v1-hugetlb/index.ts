import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';
import { parseHugetlb } from './parse.ts';

/** The patterns take in the reservations: hugetlb.2MB.rsvd.usage_in_bytes. */
export const cgroupV1Hugetlb = defineKernelFile({
  id: 'v1:hugetlb',
  scope: 'cgroup-v1',
  title: 'hugetlb.<size>.<name>',
  where: ['hugetlb.*.usage_in_bytes', 'hugetlb.*.limit_in_bytes', 'hugetlb.*.max_usage_in_bytes', 'hugetlb.*.failcnt'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(parseHugetlb),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
