import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; mm/memcontrol.c swap_events_show()';

export const metrics = {
  high: { unit: 'count', kind: 'counter', tier: 1, since: '5.8', recalled: true, config: 'CONFIG_SWAP', reference },
  max: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '4.18',
    recalled: true,
    config: 'CONFIG_SWAP',
    identities: ['fail >= max'],
    reference,
  },
  fail: {
    unit: 'count',
    kind: 'counter',
    tier: 1,
    since: '4.18',
    recalled: true,
    config: 'CONFIG_SWAP',
    identities: ['fail >= max'],
    reference,
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
