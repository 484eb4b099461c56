import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const ksmMergingPages = defineKernelFile({
  id: 'ksm_merging_pages',
  scope: 'process',
  title: '/proc/<pid>/ksm_merging_pages',
  where: ['ksm_merging_pages'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
