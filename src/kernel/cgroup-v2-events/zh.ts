import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  populated: {
    meaning: '1 表示本 cgroup 或其下级有存活的进程。',
    trap: '0 不表示没有记账。',
    when: '为 0 而 memory.current 大于 0：进程已走，内存还留着。',
  },
  frozen: {
    meaning: '1 表示本 cgroup 及其下级的进程全部被冻结。',
    trap: '被冻结的任务不会释放内存。',
  },
};
