import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  low: {
    meaning: '用量低于 memory.low 时仍被回收的次数。5.2 起包含全部下级；之前，或使用挂载选项 memory_localevents 时，只计本级。',
    trap: '说明许诺的保护总量超过了实际，并不是这个 cgroup 的错。',
    when: '受保护的服务仍在丢内存时。',
  },
  high: {
    meaning: '因超过 memory.high 而让任务去回收的次数。5.2 起包含全部下级；之前，或使用挂载选项 memory_localevents 时，只计本级。',
    trap: '是次数不是时间：损失了多少时间要看 memory.pressure。',
    when: '看速度：大于 0 就是正在被限速。',
  },
  max: {
    meaning: '记账将超过 memory.max 而开始回收的次数。5.2 起包含全部下级；之前，或使用挂载选项 memory_localevents 时，只计本级。',
    trap: '不是 OOM。它计在设限的那一级：被父级的上限挡住的子级仍是 0。',
    when: '看速度：大于 0 就是一直贴着上限。',
  },
  oom: {
    meaning: '在上限处即将分配失败、进入 OOM 处理的次数。5.2 起包含全部下级；之前，或使用挂载选项 memory_localevents 时，只计本级。',
    trap: '不是杀进程的次数：可能只是分配失败，也可能找不到可杀的进程。它计在写满的那一级。',
    when: '与 oom_kill 对照，区分分配失败与杀进程。',
  },
  oom_kill: {
    meaning:
      '本 cgroup 及其下级中被 OOM killer 结束的进程数，不论是谁的上限。5.2 起包含全部下级；之前，或使用挂载选项 memory_localevents 时，只计本级。',
    trap: '整机缺内存造成的也算。旁边的 max 和 oom 都是 0，说明满的是上级或整机。数字不说明发生的时间。',
    when: '首先看它：大于 0 就证明自创建以来杀过进程。',
  },
  oom_group_kill: {
    meaning:
      '因 memory.oom.group 而把一个 cgroup 的全部进程一起杀掉的次数。5.2 起包含全部下级；之前，或使用挂载选项 memory_localevents 时，只计本级。',
    trap: '计的是组，不是进程。5.17 之前没有。',
    when: '整个容器同时结束时。',
  },
  sock_throttled: {
    meaning: '因本 cgroup 内存紧张而压缩套接字缓冲区的次数。5.2 起包含全部下级；之前，或使用挂载选项 memory_localevents 时，只计本级。',
    trap: '6.18 没有，预计从 6.19 起。',
  },
};
