import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseKsmStat } from './parse.ts';

export const ksmStat = defineKernelFile({
  id: 'ksm_stat',
  scope: 'process',
  title: '/proc/<pid>/ksm_stat',
  where: ['ksm_stat'],
  cost: 'free',
  capture: 'always',
  oneRecord: true,
  metrics,
  parse: parseKsmStat,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
