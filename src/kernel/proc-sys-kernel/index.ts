import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** What names the host and its boot, and the settings here that concern memory. */
export const sysKernel = defineKernelFile({
  id: 'sys.kernel',
  scope: 'host',
  title: '/proc/sys/kernel/<setting>',
  where: Object.keys(metrics).map((name) => (name === 'boot_id' ? 'proc/sys/kernel/random/boot_id' : `proc/sys/kernel/${name}`)),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
