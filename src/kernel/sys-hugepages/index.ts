import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Pools of reserved huge pages, one folder for each size; counts of pages of the size in the path. */
export const hugepages = defineKernelFile({
  id: 'hugepages',
  scope: 'host',
  title: '/sys/kernel/mm/hugepages/hugepages-<size>kB/<file>',
  where: Object.keys(metrics).map((name) => `sys/kernel/mm/hugepages/hugepages-*kB/${name}`),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
