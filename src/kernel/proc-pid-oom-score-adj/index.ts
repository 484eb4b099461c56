import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const oomScoreAdj = defineKernelFile({
  id: 'oom_score_adj',
  scope: 'process',
  title: '/proc/<pid>/oom_score_adj',
  where: ['oom_score_adj'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: notingCuts(singleValueParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
