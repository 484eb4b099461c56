import type { MetricDoc } from '../metric-doc.ts';

const reference = 'cgroups(7); kernel/cgroup/cgroup-v1.c proc_cgroupstats_show()';

export const metrics = {
  subsys_name: { unit: 'text', kind: 'identity', tier: 2, reference },
  hierarchy: { unit: 'count', kind: 'identity', tier: 1, reference },
  num_cgroups: {
    unit: 'count',
    kind: 'gauge',
    tier: 1,
    names: ['memory'],
    identities: ['num_cgroups - directories of the hierarchy = dying cgroups (v1)'],
    reference,
  },
  enabled: { unit: 'flag', kind: 'setting', tier: 1, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
