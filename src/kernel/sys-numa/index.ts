import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const numaDemotion = defineKernelFile({
  id: 'mm.numa',
  scope: 'host',
  title: '/sys/kernel/mm/numa/demotion_enabled',
  where: ['sys/kernel/mm/numa/demotion_enabled'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
