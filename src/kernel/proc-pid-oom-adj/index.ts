import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const oomAdj = defineKernelFile({
  id: 'oom_adj',
  scope: 'process',
  title: '/proc/<pid>/oom_adj',
  where: ['oom_adj'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: notingCuts(singleValueParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
