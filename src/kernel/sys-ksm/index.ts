import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { choiceParser } from '../parse-choice.ts';
import { metrics } from './metrics.ts';

/** Merging of equal pages (KSM), one value a file. Writing 2 to `run` unmerges everything: files here are only read. */
export const ksm = defineKernelFile({
  id: 'ksm',
  scope: 'host',
  title: '/sys/kernel/mm/ksm/<file>',
  where: Object.keys(metrics).map((name) => `sys/kernel/mm/ksm/${name}`),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(choiceParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
