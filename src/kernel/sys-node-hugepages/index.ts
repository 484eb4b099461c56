import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

export const nodeHugepages = defineKernelFile({
  id: 'node.hugepages',
  scope: 'host',
  title: '/sys/devices/system/node/node<N>/hugepages/hugepages-<size>kB/<file>',
  where: Object.keys(metrics).map((name) => `sys/devices/system/node/node*/hugepages/hugepages-*kB/${name}`),
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
