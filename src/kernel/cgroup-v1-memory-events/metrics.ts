import type { MetricDoc } from '../metric-doc.ts';

const reference = 'openEuler kernel changelog (CONFIG_MEMCG_V1_THRESHOLD_QOS); absent in every mainline v1';

export const metrics = {
  low: { unit: 'count', kind: 'counter', tier: 2, config: 'vendor kernels only', reference },
  high: { unit: 'count', kind: 'counter', tier: 2, config: 'vendor kernels only', reference },
  max: { unit: 'count', kind: 'counter', tier: 2, config: 'vendor kernels only', reference },
  oom: { unit: 'count', kind: 'counter', tier: 2, config: 'vendor kernels only', reference },
  oom_kill: { unit: 'count', kind: 'counter', tier: 2, config: 'vendor kernels only', reference },
  oom_group_kill: { unit: 'count', kind: 'counter', tier: 2, config: 'vendor kernels only', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
