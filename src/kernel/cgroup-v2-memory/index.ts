import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { singleValueParser } from '../parse-fields.ts';
import { metrics } from './metrics.ts';

/** The single-number files of the version 2 memory controller. Named one by one: capture opens no memory.* file it does not know. */
export const cgroupV2Memory = defineKernelFile({
  id: 'v2:memory',
  scope: 'cgroup-v2',
  title: 'memory.<name>',
  where: [
    'memory.current',
    'memory.peak',
    'memory.min',
    'memory.low',
    'memory.high',
    'memory.max',
    'memory.oom.group',
    'memory.swap.current',
    'memory.swap.peak',
    'memory.swap.high',
    'memory.swap.max',
    'memory.zswap.current',
    'memory.zswap.max',
    'memory.zswap.writeback',
  ],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(singleValueParser(metrics, true)),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
