import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { choiceParser } from '../parse-choice.ts';
import { metrics } from './metrics.ts';

/** One folder for each size of transparent huge page; the size stands in the path. */
export const thpSize = defineKernelFile({
  id: 'thp.size',
  scope: 'host',
  title: '/sys/kernel/mm/transparent_hugepage/hugepages-<size>kB/<setting>',
  where: ['sys/kernel/mm/transparent_hugepage/hugepages-*kB/enabled', 'sys/kernel/mm/transparent_hugepage/hugepages-*kB/shmem_enabled'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(choiceParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
