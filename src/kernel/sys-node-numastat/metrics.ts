import type { MetricDoc } from '../metric-doc.ts';

const counter = {
  unit: 'count',
  kind: 'counter',
  tier: 2,
  since: '2.6.18',
  config: 'CONFIG_NUMA',
  reference: 'Documentation/admin-guide/numastat.rst; drivers/base/node.c node_read_numastat()',
} as const;

export const metrics = {
  numa_hit: { ...counter, tier: 1, identities: ['numa_hit + numa_miss = local_node + other_node'], seenAs: ['numastat: numa_hit'] },
  numa_miss: {
    ...counter,
    tier: 1,
    identities: ['sum over nodes of numa_miss = sum over nodes of numa_foreign'],
    seenAs: ['numastat: numa_miss'],
  },
  numa_foreign: {
    ...counter,
    tier: 1,
    identities: ['sum over nodes of numa_miss = sum over nodes of numa_foreign'],
    seenAs: ['numastat: numa_foreign'],
  },
  interleave_hit: { ...counter, seenAs: ['numastat: interleave_hit', '/proc/vmstat: numa_interleave'] },
  local_node: { ...counter, seenAs: ['numastat: local_node', '/proc/vmstat: numa_local'] },
  other_node: { ...counter, seenAs: ['numastat: other_node', '/proc/vmstat: numa_other'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
