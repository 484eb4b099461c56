import type { MetricDoc } from '../metric-doc.ts';
import { namesLike } from '../proc-vmstat/index.ts';

const shared = {
  tier: 2,
  config: 'CONFIG_NUMA',
  reference: 'Documentation/ABI/stable/sysfs-devices-node; drivers/base/node.c node_read_vmstat()',
} as const;

export const metrics = {
  nr_free_pages: { ...shared, unit: 'bytes', printed: 'pages', kind: 'gauge', names: namesLike('nr_free_pages') },
  nr_kernel_stack: {
    ...shared,
    unit: 'bytes',
    printed: 'KiB',
    kind: 'gauge',
    names: namesLike('nr_kernel_stack').filter((name) => name.startsWith('nr_')),
  },
  nr_anon_transparent_hugepages: {
    ...shared,
    unit: 'count',
    printed: 'huge-pages',
    kind: 'gauge',
    names: namesLike('nr_anon_transparent_hugepages'),
  },
  nr_vmscan_write: { ...shared, unit: 'count', kind: 'counter', names: namesLike('nr_vmscan_write') },
} as const satisfies Readonly<Record<string, MetricDoc>>;
