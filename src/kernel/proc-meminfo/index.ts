import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

// MemTotal:        8041404 kB
/** The host's memory, sampled field by field: sums may be off by what changed in between. lxcfs may replace it in containers. */
export const meminfo = defineKernelFile({
  id: 'meminfo',
  scope: 'host',
  title: '/proc/meminfo',
  where: ['proc/meminfo'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ':', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
