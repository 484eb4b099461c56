import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  enabled: {
    meaning: '匿名内存能否使用这一尺寸的大页：always 一律使用，inherit 沿用总开关，madvise 只在程序要求处使用，never 不使用。',
    trap: '小于 PMD 的尺寸不管怎么设，AnonHugePages 都看不到。',
    when: 'RSS 以 16 KiB 到 1 MiB 的步长增长，或怀疑多尺寸大页时。',
  },
  shmem_enabled: { meaning: '同上，针对共享内存。' },
};
