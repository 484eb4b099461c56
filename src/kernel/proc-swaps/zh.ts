import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  Filename: {
    meaning: '存放交换区的设备或文件。',
    trap: 'zram 设备是压缩后的内存：换到那里腾出的内存没有看上去那么多。使用中被删除的交换文件会带上 (deleted)。',
    when: '想知道换出的内存去了哪里：磁盘，还是又回到内存。',
  },
  Type: { meaning: 'partition（分区）或 file（文件）。' },
  Size: { meaning: '该交换区的可用容量。', trap: '对 zram 来说是虚拟盘的大小，不是它占用的内存。', when: '作为 Used 的基数。' },
  Used: {
    meaning: '已使用的槽位，包括页仍在或又回到内存（交换缓存）的那些。',
    trap: '被 zswap 压缩在内存里的页也算已用，尽管设备上什么都没有。单看交换占用不能说明有压力。',
    when: '看哪个交换区在变满、离用尽还有多远。',
  },
  Priority: {
    meaning: '使用顺序：数值大的先用，相同的轮流用。',
    trap: '负值是内核自动分配的。',
    when: 'zram 与磁盘并存时：页会先去哪一个？',
  },
};
