import type { MetricDoc } from '../metric-doc.ts';

const shared = { kind: 'gauge', tier: 2, since: '2.6.24', recalled: true } as const;

export const metrics = {
  'Page block order': { ...shared, unit: 'count', kind: 'identity', reference: 'mm/vmstat.c pagetypeinfo_show()' },
  'Pages per block': { ...shared, unit: 'bytes', printed: 'pages', kind: 'identity', reference: 'mm/vmstat.c pagetypeinfo_show()' },
  'Free pages count per migrate type': {
    ...shared,
    unit: 'count',
    names: ['order <n>'],
    identities: ['sum over types = the column of buddyinfo'],
    reference: 'mm/vmstat.c pagetypeinfo_showfree_print()',
  },
  'Number of blocks type': {
    ...shared,
    unit: 'count',
    names: ['Unmovable', 'Movable', 'Reclaimable', 'HighAtomic', 'Reserve', 'CMA', 'Isolate'],
    reference: 'mm/vmstat.c pagetypeinfo_showblockcount_print()',
  },
  'Number of mixed blocks': {
    ...shared,
    unit: 'count',
    config: 'CONFIG_PAGE_OWNER',
    reference: 'mm/vmstat.c pagetypeinfo_showmixedcount()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
