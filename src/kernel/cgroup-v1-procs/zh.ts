import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  pid: {
    meaning: '直接属于本 cgroup 的进程号，每行一个；行数就是进程数。不列子 cgroup 的进程。',
    trap: '列表为空不代表 cgroup 为空：记账比进程活得久（见过没有任何进程、仍有 40 MiB tmpfs 的情况）。',
    when: '把进程与付账的 cgroup 对应起来，区分在用的内存和遗留的内存。',
  },
};
