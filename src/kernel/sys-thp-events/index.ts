import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Counters since boot for each size of transparent huge page: some 150 small files, read in a full capture only. */
export const thpEvents = defineKernelFile({
  id: 'thp.events',
  scope: 'host',
  title: '/sys/kernel/mm/transparent_hugepage/hugepages-<size>kB/stats/<counter>',
  where: Object.keys(metrics).map((name) => `sys/kernel/mm/transparent_hugepage/hugepages-*kB/stats/${name}`),
  cost: 'free',
  capture: 'full',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
