import type { MetricDoc } from '../metric-doc.ts';

const base = {
  unit: 'count',
  kind: 'counter',
  tier: 2,
  recalled: true,
  config: 'CONFIG_TRANSPARENT_HUGEPAGE',
  reference: 'Documentation/admin-guide/mm/transhuge.rst',
} as const;
const counter = { ...base, since: '6.9' } as const;

export const metrics = {
  anon_fault_alloc: { ...counter, names: ['hugepages-<size>kB/stats/anon_fault_alloc'] },
  anon_fault_fallback: counter,
  anon_fault_fallback_charge: counter,
  swpin: { ...counter, since: '6.13' },
  swpin_fallback: base,
  swpin_fallback_charge: base,
  swpout: counter,
  swpout_fallback: counter,
  zswpout: { ...counter, since: '6.13', config: 'CONFIG_ZSWAP' },
  shmem_alloc: { ...counter, since: '6.11' },
  shmem_fallback: { ...counter, since: '6.11' },
  shmem_fallback_charge: { ...counter, since: '6.11' },
  split: { ...counter, since: '6.11' },
  split_failed: { ...counter, since: '6.11' },
  split_deferred: { ...counter, since: '6.11' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
