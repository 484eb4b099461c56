import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';
import { parseKernelLog } from './parse.ts';

export { oomLogTable } from './table.ts';

/** Read only when asked for, and of it only the reports of the OOM killer are kept: a kernel log speaks of much else. */
export const kernelLog = defineKernelFile({
  id: 'kernel-log',
  scope: 'host',
  title: '/dev/kmsg',
  where: ['dev/kmsg'],
  cost: 'free',
  capture: 'kernel-log',
  sensitive: 'kernel-log',
  metrics,
  parse: notingCuts(parseKernelLog),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
