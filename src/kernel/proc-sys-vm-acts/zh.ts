import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  drop_caches: {
    meaning: '写入后丢弃整机的缓存：1 为没有进程映射的干净页缓存，2 为可回收 slab，3 为两者；4 不再打印日志。',
    trap: '丢掉的都是内核本来就会按需释放的，代价是全部重读。已映射、脏、锁定和 tmpfs 的页都会留下，所以 RSS 不会下降。',
    when: '采集时绝不使用；vmstat 的 drop_pagecache 和 drop_slab 说明以前有没有人做过。',
  },
  compact_memory: { meaning: '写入后立即规整所有 zone。', trap: '会让主机停顿，采集时绝不使用。' },
  stat_refresh: { meaning: '让每个 CPU 立即把统计并入总数。', trap: '只是读一下就会让所有 CPU 干活，采集时绝不触碰。' },
};
