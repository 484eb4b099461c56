import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  anon_fault_alloc: { meaning: '首次触碰匿名内存时拿到这一尺寸大页的次数。' },
  anon_fault_fallback: { meaning: '首次触碰想要这一尺寸、结果拿到更小页的次数。', trap: '不是错误；它在全部尝试中的占比反映内存碎片。' },
  anon_fault_fallback_charge: { meaning: '其中由 cgroup 限制造成的次数。' },
  swpin: { meaning: '整页从交换空间读回的这一尺寸大页数。' },
  swpin_fallback: { meaning: '换入时想要这一尺寸、结果用了更小页的次数。' },
  swpin_fallback_charge: { meaning: '其中由 cgroup 限制造成的次数。' },
  swpout: { meaning: '整页换出的这一尺寸大页数。' },
  swpout_fallback: { meaning: '先拆分才能换出的这一尺寸大页数。', trap: '通常是交换空间里没有连续位置。' },
  zswpout: { meaning: '整页存入 zswap 的这一尺寸大页数。' },
  shmem_alloc: { meaning: '为共享内存分配的这一尺寸大页数。' },
  shmem_fallback: { meaning: '共享内存想要这一尺寸、结果拿到更小页的次数。' },
  shmem_fallback_charge: { meaning: '其中由 cgroup 限制造成的次数。' },
  split: { meaning: '被拆成更小页的这一尺寸大页数。' },
  split_failed: { meaning: '没能拆开的这一尺寸大页数。' },
  split_deferred: { meaning: '部分解除映射后排入拆分队列的这一尺寸大页数。', trap: '排队不等于拆分：要到内存紧张时才归还。' },
};
