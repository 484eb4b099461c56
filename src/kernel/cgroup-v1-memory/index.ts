import { defineKernelFile } from '../kernel-file.ts';
import { notingCuts } from '../note-cut.ts';
import { metrics } from './metrics.ts';
import { parseCgroupMemory } from './parse.ts';

/** The single-number files of the version 1 memory controller. Named one by one: capture opens no memory.* file it does not know. */
export const cgroupV1Memory = defineKernelFile({
  id: 'v1:memory',
  scope: 'cgroup-v1',
  title: 'memory.<name>',
  where: [
    'memory.usage_in_bytes',
    'memory.limit_in_bytes',
    'memory.soft_limit_in_bytes',
    'memory.max_usage_in_bytes',
    'memory.failcnt',
    'memory.memsw.usage_in_bytes',
    'memory.memsw.limit_in_bytes',
    'memory.memsw.max_usage_in_bytes',
    'memory.memsw.failcnt',
    'memory.kmem.usage_in_bytes',
    'memory.kmem.limit_in_bytes',
    'memory.kmem.max_usage_in_bytes',
    'memory.kmem.failcnt',
    'memory.kmem.tcp.usage_in_bytes',
    'memory.kmem.tcp.limit_in_bytes',
    'memory.kmem.tcp.max_usage_in_bytes',
    'memory.kmem.tcp.failcnt',
    'memory.swappiness',
    'memory.use_hierarchy',
    'memory.move_charge_at_immigrate',
  ],
  cost: 'free',
  capture: 'always',
  metrics,
  parse: notingCuts(parseCgroupMemory),
  texts: { en: () => import('./en.ts'), zh: () => import('./zh.ts') },
});
