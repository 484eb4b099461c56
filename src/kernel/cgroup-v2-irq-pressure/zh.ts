import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'full.avg10': {
    meaning: '最近约 10 秒里所有非空闲任务同时因中断处理而停滞的时间占比，指数加权平均。',
    trap: 'irq 没有 some 行。',
  },
  'full.avg60': {
    meaning: '最近约 60 秒里所有非空闲任务同时因中断处理而停滞的时间占比，指数加权平均。',
    trap: 'irq 没有 some 行。',
  },
  'full.avg300': {
    meaning: '最近约 300 秒里所有非空闲任务同时因中断处理而停滞的时间占比，指数加权平均。',
    trap: 'irq 没有 some 行。',
  },
  'full.total': {
    meaning: '自 cgroup 创建以来，所有非空闲任务同时因中断处理而停滞的累计时间。',
    trap: 'irq 没有 some 行。',
  },
};
