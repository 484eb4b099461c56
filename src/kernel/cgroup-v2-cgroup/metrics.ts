import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c';

export const metrics = {
  type: { unit: 'text', kind: 'identity', tier: 2, names: ['cgroup.type'], since: '4.14', recalled: true, reference },
  controllers: { unit: 'text', kind: 'identity', tier: 2, names: ['cgroup.controllers'], since: '4.5', recalled: true, reference },
  subtree_control: { unit: 'text', kind: 'setting', tier: 2, names: ['cgroup.subtree_control'], since: '4.5', recalled: true, reference },
  freeze: { unit: 'flag', kind: 'setting', tier: 2, names: ['cgroup.freeze'], since: '5.2', recalled: true, reference },
  pressure: {
    unit: 'flag',
    kind: 'setting',
    tier: 2,
    names: ['cgroup.pressure'],
    since: '6.1',
    recalled: true,
    config: 'CONFIG_PSI',
    reference,
  },
  'max.depth': { unit: 'count', kind: 'limit', tier: 2, names: ['cgroup.max.depth'], since: '4.14', recalled: true, reference },
  'max.descendants': { unit: 'count', kind: 'limit', tier: 2, names: ['cgroup.max.descendants'], since: '4.14', recalled: true, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
