import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseZoneinfo } from './parse.ts';

export const zoneinfo = defineKernelFile({
  id: 'zoneinfo',
  scope: 'host',
  title: '/proc/zoneinfo',
  where: ['proc/zoneinfo'],
  cost: 'host-lock',
  capture: 'always',
  metrics,
  parse: parseZoneinfo,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
