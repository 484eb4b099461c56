import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  ksm_merging_pages: {
    unit: 'bytes',
    printed: 'pages',
    kind: 'gauge',
    tier: 2,
    since: '5.19',
    recalled: true,
    config: 'CONFIG_KSM',
    identities: ['ksm_merging_pages = ksm_stat ksm_merging_pages'],
    reference: 'Documentation/admin-guide/mm/ksm.rst; mm/ksm.c',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
