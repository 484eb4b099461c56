import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  enabled: {
    meaning: '是否由多代 LRU（MGLRU）决定回收什么，以位掩码表示：0x0000 为关闭。',
    trap: '开启后，meminfo 和 memory.stat 里的 active、inactive 由各代折算而来，行为与旧链表不同。',
  },
  min_ttl_ms: { meaning: '工作集至少要在内存里保留多久；保不住时会触发 OOM killer。0 为关闭。' },
};
