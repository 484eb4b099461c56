import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseCmdline } from './parse.ts';

export const cmdline = defineKernelFile({
  id: 'cmdline',
  scope: 'process',
  title: '/proc/<pid>/cmdline',
  where: ['cmdline'],
  cost: 'free',
  capture: 'always',
  sensitive: 'command-line',
  metrics,
  parse: parseCmdline,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
