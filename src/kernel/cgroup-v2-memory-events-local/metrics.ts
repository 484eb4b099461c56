import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; mm/memcontrol.c __memcg_memory_event()';

export const metrics = {
  low: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '5.3',
    recalled: true,
    identities: ['low of memory.events.local <= low of memory.events'],
    reference,
  },
  high: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '5.3',
    recalled: true,
    identities: ['high of memory.events.local <= high of memory.events'],
    reference,
  },
  max: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '5.3',
    recalled: true,
    identities: ['max of memory.events.local <= max of memory.events'],
    reference,
  },
  oom: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '5.3',
    recalled: true,
    identities: ['oom of memory.events.local <= oom of memory.events'],
    reference,
  },
  oom_kill: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '5.3',
    recalled: true,
    identities: ['oom_kill of memory.events.local <= oom_kill of memory.events'],
    reference,
  },
  oom_group_kill: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '5.17',
    recalled: true,
    identities: ['oom_group_kill of memory.events.local <= oom_group_kill of memory.events'],
    reference,
  },
  sock_throttled: {
    unit: 'count',
    kind: 'counter',
    tier: 2,
    since: '6.19',
    identities: ['sock_throttled of memory.events.local <= sock_throttled of memory.events'],
    reference,
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
