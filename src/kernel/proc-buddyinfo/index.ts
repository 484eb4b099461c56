import { defineKernelFile } from '../kernel-file.ts';
import { metrics } from './metrics.ts';
import { parseBuddyinfo } from './parse.ts';

export const buddyinfo = defineKernelFile({
  id: 'buddyinfo',
  scope: 'host',
  title: '/proc/buddyinfo',
  where: ['proc/buddyinfo'],
  cost: 'host-lock',
  capture: 'always',
  metrics,
  parse: parseBuddyinfo,
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
