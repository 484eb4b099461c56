import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/mm/ksm.rst; mm/ksm.c';

const ksm = { tier: 2, config: 'CONFIG_KSM' } as const;

export const metrics = {
  ksm_rmap_items: { ...ksm, unit: 'count', kind: 'gauge', since: '6.1', recalled: true, reference },
  ksm_zero_pages: { ...ksm, unit: 'bytes', printed: 'pages', kind: 'gauge', since: '6.6', recalled: true, reference },
  ksm_merging_pages: {
    ...ksm,
    unit: 'bytes',
    printed: 'pages',
    kind: 'gauge',
    since: '6.4',
    recalled: true,
    identities: ['ksm_merging_pages = the file ksm_merging_pages'],
    reference,
  },
  ksm_process_profit: {
    ...ksm,
    unit: 'bytes',
    kind: 'gauge',
    since: '6.4',
    recalled: true,
    identities: ['ksm_process_profit ~ ksm_merging_pages + ksm_zero_pages - size of an item x ksm_rmap_items'],
    reference,
  },
  ksm_merge_any: { ...ksm, unit: 'text', kind: 'setting', since: '6.14', reference },
  ksm_mergeable: { ...ksm, unit: 'text', kind: 'setting', since: '6.14', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
