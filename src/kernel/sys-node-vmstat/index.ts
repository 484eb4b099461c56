import { defineKernelFile } from '../kernel-file.ts';
import { parseVmstat } from '../proc-vmstat/parse.ts';
import { metrics } from './metrics.ts';

export const nodeVmstat = defineKernelFile({
  id: 'node.vmstat',
  scope: 'host',
  title: '/sys/devices/system/node/node<N>/vmstat',
  where: ['sys/devices/system/node/node*/vmstat'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: parseVmstat,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
