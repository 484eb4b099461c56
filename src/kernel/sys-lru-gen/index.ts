import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const lruGen = defineKernelFile({
  id: 'lru_gen',
  scope: 'host',
  title: '/sys/kernel/mm/lru_gen/<setting>',
  where: Object.keys(metrics).map((name) => `sys/kernel/mm/lru_gen/${name}`),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
