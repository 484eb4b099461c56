import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const slab = 'Of the old SLAB allocator, gone in 6.8; 0 with SLUB.';

export const texts: MetricTexts<typeof metrics> = {
  name: {
    meaning: 'Kind of kernel object: dentry, inode caches, kmalloc-N for unnamed ones ...',
    trap: 'SLUB joins caches of similar objects: one name can stand for several kinds (boot with slab_nomerge to tell them apart).',
    when: 'When Slab of meminfo grows: which name is it?',
  },
  active_objs: {
    meaning: 'Objects in use.',
    trap: 'An estimate: SLUB takes all objects of slabs held by a CPU as in use, so it is often the same as num_objs.',
    when: 'Far below num_objs: memory held by fragmentation, not by use.',
  },
  num_objs: {
    meaning: 'Objects there is room for.',
    trap: 'Room, not use.',
    when: 'As the base of active_objs.',
  },
  objsize: {
    meaning: 'Size of one object, padding and debug data included.',
    trap: 'Debug options make objects larger than on other hosts.',
    when: 'Times num_objs it is about the memory of the cache.',
  },
  objperslab: { meaning: 'Objects in one slab.' },
  pagesperslab: { meaning: 'Size of one slab; the file has it in pages.' },
  limit: { meaning: 'Objects a CPU may keep for itself.', trap: slab },
  batchcount: { meaning: 'Objects moved to or from a CPU at a time.', trap: slab },
  sharedfactor: { meaning: 'Size of the reserve CPUs share.', trap: slab },
  active_slabs: { meaning: 'Slabs in use.', trap: 'With SLUB the same as num_slabs.' },
  num_slabs: {
    meaning: 'Slabs of the cache.',
    trap: 'The sum over all caches stays below Slab of meminfo: large kmalloc blocks belong to no cache.',
    when: 'Times pagesperslab it is exactly what the cache holds.',
  },
  sharedavail: { meaning: 'Objects in the reserve CPUs share.', trap: slab },
};
