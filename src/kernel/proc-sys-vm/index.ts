import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/**
 * The memory settings, one value a file. Only the files named here are read: the folder also holds files that act when they
 * are read or written (see proc-sys-vm-acts), and a new kernel may bring more of those.
 */
export const sysVm = defineKernelFile({
  id: 'sys.vm',
  scope: 'host',
  title: '/proc/sys/vm/<setting>',
  where: Object.keys(metrics).map((name) => `proc/sys/vm/${name}`),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
