import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  usage_in_bytes: {
    meaning: '本 cgroup 及其下级已经触碰并持有的某一种尺寸的大页。尺寸写在文件名里：64KB、2MB、1GB。',
    trap: 'hugetlb 是单独的控制器：这些都不在 memory.usage_in_bytes 里。cgroup 删除后，这部分记账转给父级。',
    when: '进程使用大页池时：它们既不在 RSS 里，也不在内存控制器里。',
  },
  limit_in_bytes: {
    meaning: '某一种尺寸已触碰大页的上限，只管本级。',
    trap: 'hugetlb 是单独的控制器：这些都不在 memory.usage_in_bytes 里。超出后进程收到 SIGBUS，而不是 OOM。“不限制”是一个向下取整到大页的巨大数字。',
    when: '使用大页的程序因 SIGBUS 退出时。',
  },
  max_usage_in_bytes: {
    meaning: '历史最高用量，自创建或上一次写此文件起。',
  },
  failcnt: {
    meaning: '因上限而拒绝的大页记账次数。',
    trap: '每次被拒都是某个进程收到的一次 SIGBUS，不是 OOM。',
    when: '遇到来历不明的 SIGBUS 之后。',
  },
  'rsvd.usage_in_bytes': {
    meaning: '通过 mmap 或 fallocate 预留的某一种尺寸的大页，不论是否触碰。',
    trap: 'cgroup 删除后预留仍记在它名下，使它迟迟不能消失。',
  },
  'rsvd.limit_in_bytes': {
    meaning: '某一种尺寸的预留上限。超出时 mmap 直接失败，还没触碰任何页。',
  },
  'rsvd.max_usage_in_bytes': {
    meaning: '历史最高预留量，自创建或上一次写此文件起。',
  },
  'rsvd.failcnt': {
    meaning: '因上限而拒绝的预留次数。',
  },
};
