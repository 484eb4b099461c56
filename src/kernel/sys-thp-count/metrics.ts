import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  tier: 1,
  recalled: true,
  config: 'CONFIG_TRANSPARENT_HUGEPAGE',
  reference: 'Documentation/admin-guide/mm/transhuge.rst',
} as const;

export const metrics = {
  nr_anon: { ...shared, unit: 'count', printed: 'huge-pages', kind: 'gauge', names: ['hugepages-<size>kB/stats/nr_anon'], since: '6.12' },
  nr_anon_partially_mapped: {
    ...shared,
    unit: 'count',
    printed: 'huge-pages',
    kind: 'gauge',
    names: ['hugepages-<size>kB/stats/nr_anon_partially_mapped'],
    since: '6.12',
    identities: ['nr_anon_partially_mapped <= nr_anon'],
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
