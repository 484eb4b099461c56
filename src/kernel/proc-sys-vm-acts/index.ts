import { defineKernelFile } from '../kernel-file.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** Files that act on the host when written, and stat_refresh even when read: explained, never opened. */
export const sysVmActs = defineKernelFile({
  id: 'sys.vm.acts',
  scope: 'host',
  title: '/proc/sys/vm/<act>',
  where: Object.keys(metrics).map((name) => `proc/sys/vm/${name}`),
  cost: 'host-lock',
  capture: 'never',
  metrics,
  parse: singleValueParser(metrics),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
