import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { choiceParser } from '../parse-choice.ts';
import { metrics } from './metrics.ts';

export const khugepaged = defineKernelFile({
  id: 'khugepaged',
  scope: 'host',
  title: '/sys/kernel/mm/transparent_hugepage/khugepaged/<setting>',
  where: Object.keys(metrics).map((name) => `sys/kernel/mm/transparent_hugepage/khugepaged/${name}`),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(choiceParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
