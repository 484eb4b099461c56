import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseNodeMeminfo } from './parse.ts';

export const nodeMeminfo = defineKernelFile({
  id: 'node.meminfo',
  scope: 'host',
  title: '/sys/devices/system/node/node<N>/meminfo',
  where: ['sys/devices/system/node/node*/meminfo'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: parseNodeMeminfo,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
