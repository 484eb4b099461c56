import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  value: {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    names: ['memory.pressure_level'],
    since: '<=3.10',
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 11; mm/memcontrol-v1.c mem_cgroup_dummy_seq_show()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
