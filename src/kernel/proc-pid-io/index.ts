import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const io = defineKernelFile({
  id: 'io',
  scope: 'process',
  title: '/proc/<pid>/io',
  where: ['io'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: notingCuts(fieldsParser(metrics, ':', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
