import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  low: {
    meaning: '只计本级，不含下级：用量低于 memory.low 时仍被回收的次数。',
    trap: '这里为 0 而 memory.events 不为 0，说明发生在下级。',
    when: '与本级及各上级的 memory.events 对照，找出发生在哪一级。',
  },
  high: {
    meaning: '只计本级，不含下级：因超过本级 memory.high 而让任务去回收的次数。',
    trap: '是次数不是时间。',
    when: '与本级及各上级的 memory.events 对照，找出发生在哪一级。',
  },
  max: {
    meaning: '只计本级，不含下级：记账（不论由哪个下级发起）将超过本级 memory.max 的次数。',
    trap: '不是 OOM。计在设限的一级，而不是发起记账的子级。',
    when: '与本级及各上级的 memory.events 对照，找出发生在哪一级。',
  },
  oom: {
    meaning: '只计本级，不含下级：在本级上限处进入 OOM 处理的次数。',
    trap: '不是杀进程的次数。',
    when: '与本级及各上级的 memory.events 对照，找出发生在哪一级。',
  },
  oom_kill: {
    meaning: '只计本级，不含下级：本级的进程被 OOM killer 结束的个数，不论是谁的上限。',
    trap: '计在受害者所在的一级，而不是设限的一级：写满的那一级可能是 0。',
    when: '与本级及各上级的 memory.events 对照，找出发生在哪一级。',
  },
  oom_group_kill: {
    meaning: '只计本级，不含下级：因 memory.oom.group 整组被杀的次数。',
    trap: '计的是组，不是进程。',
    when: '与本级及各上级的 memory.events 对照，找出发生在哪一级。',
  },
  sock_throttled: {
    meaning: '只计本级，不含下级：因内存紧张而压缩套接字缓冲区的次数。',
    trap: '6.18 没有，预计从 6.19 起。',
  },
};
