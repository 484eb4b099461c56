import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/sysctl/vm.rst';
const act = { unit: 'flag', kind: 'setting', tier: 2, reference } as const;

export const metrics = {
  drop_caches: { ...act, tier: 1, since: '2.6.16', reference: `${reference}; fs/drop_caches.c; mm/truncate.c mapping_evict_folio()` },
  compact_memory: { ...act, since: '2.6.35', config: 'CONFIG_COMPACTION' },
  stat_refresh: { ...act, since: '4.7', recalled: true },
} as const satisfies Readonly<Record<string, MetricDoc>>;
