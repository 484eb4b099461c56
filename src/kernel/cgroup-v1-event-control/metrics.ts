import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  value: {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    names: ['cgroup.event_control'],
    since: '<=3.10',
    config: 'not with CONFIG_PREEMPT_RT',
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 9; mm/memcontrol-v1.c memcg_write_event_control()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
