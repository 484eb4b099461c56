import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const slab = '属于旧的 SLAB 分配器，6.8 起不复存在；SLUB 下为 0。';

export const texts: MetricTexts<typeof metrics> = {
  name: {
    meaning: '内核对象的种类：dentry、各种 inode 缓存、没有名字的 kmalloc-N 等。',
    trap: 'SLUB 会合并相似的缓存：一个名字可能代表好几种对象（以 slab_nomerge 启动可以分开）。',
    when: 'meminfo 的 Slab 增长时：是哪一个名字？',
  },
  active_objs: {
    meaning: '正在使用的对象数。',
    trap: '是估计值：SLUB 把 CPU 手里 slab 中的对象全算作在用，因此常与 num_objs 相等。',
    when: '远小于 num_objs：内存被碎片占着，而不是被使用。',
  },
  num_objs: { meaning: '能容纳的对象数。', trap: '是容量，不是用量。', when: '作为 active_objs 的基数。' },
  objsize: {
    meaning: '单个对象的大小，含填充和调试数据。',
    trap: '打开调试选项后，对象会比其他主机上的更大。',
    when: '乘以 num_objs，大致就是该缓存的内存。',
  },
  objperslab: { meaning: '一个 slab 中的对象数。' },
  pagesperslab: { meaning: '一个 slab 的大小；文件里以页为单位。' },
  limit: { meaning: '一个 CPU 可以自留的对象数。', trap: slab },
  batchcount: { meaning: '与 CPU 之间一次搬动的对象数。', trap: slab },
  sharedfactor: { meaning: '各 CPU 共享储备的大小。', trap: slab },
  active_slabs: { meaning: '在用的 slab 数。', trap: 'SLUB 下与 num_slabs 相同。' },
  num_slabs: {
    meaning: '该缓存的 slab 数。',
    trap: '所有缓存之和低于 meminfo 的 Slab：大块 kmalloc 不属于任何缓存。',
    when: '乘以 pagesperslab，正好是该缓存占用的内存。',
  },
  sharedavail: { meaning: '各 CPU 共享储备中的对象数。', trap: slab },
};
