import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** How many huge pages of each size there are now; the size stands in the path. */
export const thpCount = defineKernelFile({
  id: 'thp.count',
  scope: 'host',
  title: '/sys/kernel/mm/transparent_hugepage/hugepages-<size>kB/stats/<gauge>',
  where: Object.keys(metrics).map((name) => `sys/kernel/mm/transparent_hugepage/hugepages-*kB/stats/${name}`),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
