import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** The patterns take in the reservations: hugetlb.2MB.rsvd.current. */
export const cgroupV2Hugetlb = defineKernelFile({
  id: 'v2:hugetlb',
  scope: 'cgroup-v2',
  title: 'hugetlb.<size>.<name>',
  where: ['hugetlb.*.current', 'hugetlb.*.max'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
