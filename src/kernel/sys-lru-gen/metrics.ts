import type { MetricDoc } from '../metric-doc.ts';

const setting = {
  kind: 'setting',
  tier: 2,
  since: '6.1',
  recalled: true,
  config: 'CONFIG_LRU_GEN',
  reference: 'Documentation/admin-guide/mm/multigen_lru.rst',
} as const;

export const metrics = {
  enabled: { ...setting, unit: 'text', printed: 'hex' },
  min_ttl_ms: { ...setting, unit: 'usec', printed: 'ms' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
