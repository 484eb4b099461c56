import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { fieldsParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

// numa_hit 326385147
export const nodeNumastat = defineKernelFile({
  id: 'node.numastat',
  scope: 'host',
  title: '/sys/devices/system/node/node<N>/numastat',
  where: ['sys/devices/system/node/node*/numastat'],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(fieldsParser(metrics, ' ', true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
