import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'write 1': {
    meaning: '会清除每一页“是否被访问过”的记录。只写文件，采集时绝不打开。',
    trap: '会毁掉其他观察者看到的 Referenced，也会误导内存回收。遍历期间占着地址空间的锁，进程的缺页和 mmap 都要等待。',
  },
  'write 2': { meaning: '只对匿名映射这样做。只写文件，采集时绝不打开。', trap: '遍历期间占着地址空间的锁，进程的缺页和 mmap 都要等待。' },
  'write 3': { meaning: '只对文件映射这样做。只写文件，采集时绝不打开。', trap: '遍历期间占着地址空间的锁，进程的缺页和 mmap 都要等待。' },
  'write 4': {
    meaning: '会把所有页设为写保护，以清除 soft-dirty 标记。只写文件，采集时绝不打开。',
    trap: '之后每写一页都要多一次缺页，CRIU 等工具的标记也会丢失。遍历期间占着地址空间的锁，进程的缺页和 mmap 都要等待。',
  },
  'write 5': { meaning: '会把 VmHWM 重置为当前的 RSS。只写文件，采集时绝不打开。', trap: '所有人都会失去峰值的历史。' },
};
