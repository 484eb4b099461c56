import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v1/memory.rst 10; mm/memcontrol-v1.c mem_cgroup_oom_control_read()';

export const metrics = {
  oom_kill_disable: { unit: 'flag', kind: 'setting', tier: 1, since: '<=3.10', reference },
  under_oom: { unit: 'flag', kind: 'gauge', tier: 1, since: '<=3.10', reference: 'mm/memcontrol-v1.c mem_cgroup_mark_under_oom()' },
  oom_kill: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '4.13',
    recalled: true,
    reference: 'mm/memcontrol-v1.c mem_cgroup_oom_control_read(); mm/memcontrol.c __memcg_memory_event()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
