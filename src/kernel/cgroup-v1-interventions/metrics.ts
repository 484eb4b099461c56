import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  'memory.force_empty': {
    unit: 'flag',
    kind: 'setting',
    tier: 2,
    since: '<=3.10',
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 5.1; mm/memcontrol-v1.c mem_cgroup_force_empty()',
  },
  'memory.pressure_level': {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    since: '<=3.10',
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 11; mm/memcontrol-v1.c mem_cgroup_dummy_seq_show()',
  },
  'cgroup.event_control': {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    since: '<=3.10',
    config: 'not with CONFIG_PREEMPT_RT',
    reference: 'Documentation/admin-guide/cgroup-v1/memory.rst 9; mm/memcontrol-v1.c memcg_write_event_control()',
  },
  release_agent: {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    since: '<=3.10',
    reference: 'Documentation/admin-guide/cgroup-v1/cgroups.rst 1.4; kernel/cgroup/cgroup-v1.c',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
