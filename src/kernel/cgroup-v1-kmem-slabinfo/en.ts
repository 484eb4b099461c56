import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  active_objs: {
    meaning: 'Objects in use in this slab cache of the cgroup, one row a cache.',
    trap: 'From 5.9 on the file is there and empty, because slab pages are shared between cgroups. Empty does not mean no slab memory.',
  },
  num_objs: {
    meaning: 'Objects for which the cache holds room, used or not.',
  },
  objsize: {
    meaning: 'Size of one object.',
  },
  objperslab: {
    meaning: 'Objects that fit into one slab.',
  },
  pagesperslab: {
    meaning: 'Size of one slab (whole pages in the file).',
    trap: 'Multiply by num_slabs for what the cache holds; objects times their size is less.',
  },
  limit: {
    meaning: 'Tunable of the old SLAB allocator: objects kept per CPU.',
    trap: '0 under SLUB.',
  },
  batchcount: {
    meaning: 'Tunable of the old SLAB allocator: objects moved at once.',
    trap: '0 under SLUB.',
  },
  sharedfactor: {
    meaning: 'Tunable of the old SLAB allocator: size of the shared reserve.',
    trap: '0 under SLUB.',
  },
  active_slabs: {
    meaning: 'Slabs with objects in use.',
    trap: 'SLUB reports all slabs here.',
  },
  num_slabs: {
    meaning: 'All slabs of the cache.',
  },
  sharedavail: {
    meaning: 'Objects in the shared reserve of the old SLAB allocator.',
    trap: '0 under SLUB.',
  },
};
