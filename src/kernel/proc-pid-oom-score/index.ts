import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const oomScore = defineKernelFile({
  id: 'oom_score',
  scope: 'process',
  title: '/proc/<pid>/oom_score',
  where: ['oom_score'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
