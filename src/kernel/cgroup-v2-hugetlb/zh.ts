import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  current: {
    meaning: '本 cgroup 及其下级已经触碰并持有的某一种尺寸的大页。尺寸写在文件名里：64KB、2MB、1GB。',
    trap: '不在 memory.current 内，除非挂载时打开 memory_hugetlb_accounting。RSS 里也看不到。',
    when: '进程使用大页池时。',
  },
  max: {
    meaning: '某一种尺寸已触碰大页的上限，只管本级；不限制时是单词 max。',
    trap: '不在 memory.current 内，除非挂载时打开 memory_hugetlb_accounting。超出后进程收到 SIGBUS，而不是 OOM。',
    when: '使用大页的程序因 SIGBUS 退出时。',
  },
  'rsvd.current': {
    meaning: '通过 mmap 或 fallocate 预留的某一种尺寸的大页，不论是否触碰。',
    trap: '不在 memory.current 内，除非挂载时打开 memory_hugetlb_accounting。',
  },
  'rsvd.max': {
    meaning: '某一种尺寸的预留上限。超出时 mmap 直接失败。',
    trap: '不在 memory.current 内，除非挂载时打开 memory_hugetlb_accounting。',
  },
};
