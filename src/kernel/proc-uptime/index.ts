import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseUptime } from './parse.ts';

export const uptime = defineKernelFile({
  id: 'uptime',
  scope: 'host',
  title: '/proc/uptime',
  where: ['proc/uptime'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: parseUptime,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
