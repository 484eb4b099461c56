import { defineKernelFile } from '../kernel-file.ts';
import { vmstat } from '../proc-vmstat/index.ts';
import { metrics } from './metrics.ts';

export const nodeVmstat = defineKernelFile({
  id: 'node.vmstat',
  scope: 'host',
  title: '/sys/devices/system/node/node<N>/vmstat',
  where: ['sys/devices/system/node/node*/vmstat'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: vmstat.parse,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
