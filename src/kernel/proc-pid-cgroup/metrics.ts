import type { MetricDoc } from '../metric-doc.ts';

const reference = 'cgroups(7) /proc/pid/cgroup; Documentation/admin-guide/cgroup-v2.rst; kernel/cgroup/cgroup.c proc_cgroup_show()';

/** The three columns of a line. */
export const metrics = {
  id: { unit: 'count', kind: 'identity', tier: 2, reference },
  controllers: { unit: 'text', kind: 'identity', tier: 2, reference },
  path: { unit: 'text', kind: 'identity', tier: 1, seenAs: ['ps: cgroup', 'top: CGROUPS', 'systemd-cgls'], reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
