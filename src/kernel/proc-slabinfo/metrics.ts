import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  unit: 'count',
  kind: 'gauge',
  tier: 2,
  since: '2.4',
  recalled: true,
  reference: 'slabinfo(5); mm/slab_common.c cache_show()',
} as const;
const tunable = { ...shared, kind: 'setting', until: '6.8' } as const;

export const metrics = {
  name: { ...shared, unit: 'text', kind: 'identity', tier: 1, seenAs: ['slabtop: NAME'] },
  active_objs: { ...shared, tier: 1, identities: ['active_objs <= num_objs'], seenAs: ['slabtop: ACTIVE'] },
  num_objs: { ...shared, tier: 1, identities: ['active_objs <= num_objs'], seenAs: ['slabtop: OBJS'] },
  objsize: { ...shared, unit: 'bytes', kind: 'setting', tier: 1, seenAs: ['slabtop: OBJ SIZE'] },
  objperslab: { ...shared, kind: 'setting', seenAs: ['slabtop: OBJ/SLAB'] },
  pagesperslab: { ...shared, unit: 'bytes', printed: 'pages', kind: 'setting' },
  limit: tunable,
  batchcount: tunable,
  sharedfactor: tunable,
  active_slabs: { ...shared, names: ['slabdata active_slabs'] },
  num_slabs: {
    ...shared,
    tier: 1,
    names: ['slabdata num_slabs'],
    identities: ['memory of a cache = num_slabs x pagesperslab', 'sum over caches of num_slabs x pagesperslab <= meminfo.Slab'],
    seenAs: ['slabtop: SLABS'],
  },
  sharedavail: { ...shared, names: ['slabdata sharedavail'], until: '6.8' },
} as const satisfies Readonly<Record<string, MetricDoc>>;
