import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  pid: {
    meaning: '直接属于本 cgroup 的进程号，每行一个；行数就是进程数。不列僵尸进程，也不列子 cgroup 的进程。',
    trap: '列表为空不代表 cgroup 为空：记账比进程活得久。0 表示该进程在读取者的 pid 命名空间之外。threaded 类型的 cgroup 读不了这个文件。',
    when: '把进程与付账的 cgroup 对应起来。',
  },
};
