import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  demote: {
    unit: 'count',
    printed: 'huge-pages',
    kind: 'setting',
    tier: 2,
    since: '5.16',
    recalled: true,
    config: 'CONFIG_HUGETLB_PAGE',
    reference: 'Documentation/admin-guide/mm/hugetlbpage.rst',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
