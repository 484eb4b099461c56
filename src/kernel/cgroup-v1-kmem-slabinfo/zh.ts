import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  active_objs: {
    meaning: '本 cgroup 在某个 slab 缓存中正在使用的对象数，每行一个缓存。',
    trap: '5.9 起文件还在但内容为空，因为 slab 页由各 cgroup 共用。空不等于没有 slab 内存。',
  },
  num_objs: {
    meaning: '该缓存能容纳的对象总数，不论是否在用。',
  },
  objsize: {
    meaning: '单个对象的大小。',
  },
  objperslab: {
    meaning: '一个 slab 能放下的对象数。',
  },
  pagesperslab: {
    meaning: '一个 slab 的大小（文件里是整页数）。',
    trap: '乘以 num_slabs 才是缓存占用；对象数乘对象大小会偏小。',
  },
  limit: {
    meaning: '旧 SLAB 分配器的参数：每个 CPU 保留的对象数。',
    trap: 'SLUB 下为 0。',
  },
  batchcount: {
    meaning: '旧 SLAB 分配器的参数：一次搬动的对象数。',
    trap: 'SLUB 下为 0。',
  },
  sharedfactor: {
    meaning: '旧 SLAB 分配器的参数：共享储备的大小。',
    trap: 'SLUB 下为 0。',
  },
  active_slabs: {
    meaning: '有对象在用的 slab 数。',
    trap: 'SLUB 在这里给出全部 slab。',
  },
  num_slabs: {
    meaning: '该缓存的 slab 总数。',
  },
  sharedavail: {
    meaning: '旧 SLAB 分配器共享储备中的对象数。',
    trap: 'SLUB 下为 0。',
  },
};
