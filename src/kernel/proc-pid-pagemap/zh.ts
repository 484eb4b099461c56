import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'bits 0-54 PFN': {
    meaning: '在内存中的页的页帧号；在交换空间中的页则是交换区编号（0 到 4 位）和位置。',
    trap: '4.2 起没有 CAP_SYS_ADMIN 时为 0。地址空间每一页对应 8 字节，每 GiB 就是 2 MiB，并且要在地址空间的锁下读取：这里只作解释，从不采集。',
  },
  'bit 55 soft-dirty': { meaning: '自上次有人清除 soft-dirty 标记之后写过。', trap: '从来没有人清除过时，所有页都带这个标记。' },
  'bit 56 exclusively mapped': {
    meaning: '可以肯定只被这一个进程映射。',
    trap: '没有这一位只表示可能共享：对大 folio 的一部分，内核自己也不知道。',
  },
  'bit 57 uffd-wp': { meaning: '通过 userfaultfd 设置了写保护。', trap: '4.2 之前的内核在 55 到 60 位存放页大小的位移。' },
  'bit 58 guard region': { meaning: '保护标记：访问该页就是错误。', trap: '4.2 之前的内核在 55 到 60 位存放页大小的位移。' },
  'bit 61 file or shared anon': { meaning: '该页属于文件或共享内存，不是私有匿名页。' },
  'bit 62 swapped': { meaning: '该项是交换项。', trap: '被换出的 shmem 看起来就像从未访问过。' },
  'bit 63 present': { meaning: '该页在物理内存中。', trap: '共享零页也算在内，尽管它不占内存。' },
};
