import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  enabled: {
    meaning: '匿名内存能否使用透明大页：always 一律使用，madvise 只在程序要求处使用，never 不使用。',
    trap: '改动只影响之后的缺页，已有的大页会留下。设为 never 时，程序仍可用 MADV_COLLAPSE 得到大页。',
    when: 'always：RSS 大于程序实际触碰的内存时。never：AnonHugePages 应当逐渐下降。',
  },
  defrag: {
    meaning: '缺页时为拿到大页愿意付出多大代价：立即规整（always）、推迟到后台（defer）、只在程序要求处（madvise）、完全不做（never）。',
    trap: '与 enabled 相互独立。defer 类模式大约在 4.6 和 4.11 加入。',
    when: 'compact_stall 上升，或个别缺页很慢：通常就是 always 造成的。',
  },
  shmem_enabled: {
    meaning: '内核自身维护的共享内存（memfd、System V、共享匿名映射）能否使用大页；deny 和 force 优先于一切。',
    trap: '挂载的 tmpfs 以自己的 huge= 选项为准。',
    when: 'ShmemHugePages 与预期不符时；默认是 never。',
  },
  use_zero_page: { meaning: '为 1 时，读取未触碰过的内存会映射一个共享的全零大页。', trap: '这个页不在任何 RSS 里。' },
  shrink_underused: { meaning: '为 1 时，内存紧张会拆开大部分为零的大页，并释放其中全零的部分。' },
  hpage_pmd_size: {
    meaning: 'PMD 大页的尺寸，也是 vmstat 中大页计数的单位。',
    trap: 'x86-64 上为 2 MiB，基本页为 64 KiB 时更大：应以主机上的值为准，不要凭记忆。',
    when: '把 nr_anon_transparent_hugepages 换算成字节时。',
  },
};
