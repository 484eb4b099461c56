import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning: '最近约 10 秒里至少一个任务因等待 CPU 而停滞的时间占比，指数加权平均。',
    trap: '反映 CPU 繁忙而不是内存，可用来排除。',
  },
  'some.avg60': {
    meaning: '最近约 60 秒里至少一个任务因等待 CPU 而停滞的时间占比，指数加权平均。',
    trap: '反映 CPU 繁忙而不是内存，可用来排除。',
  },
  'some.avg300': {
    meaning: '最近约 300 秒里至少一个任务因等待 CPU 而停滞的时间占比，指数加权平均。',
    trap: '反映 CPU 繁忙而不是内存，可用来排除。',
  },
  'some.total': {
    meaning: '自 cgroup 创建以来，至少一个任务因等待 CPU 而停滞的累计时间。',
    trap: '反映 CPU 繁忙而不是内存，可用来排除。',
  },
  'full.avg10': {
    meaning: '最近约 10 秒里所有非空闲任务同时因等待 CPU 而停滞的时间占比，指数加权平均。',
    trap: 'full 行从 5.13 起才有；在整机一级恒为 0。',
  },
  'full.avg60': {
    meaning: '最近约 60 秒里所有非空闲任务同时因等待 CPU 而停滞的时间占比，指数加权平均。',
    trap: 'full 行从 5.13 起才有；在整机一级恒为 0。',
  },
  'full.avg300': {
    meaning: '最近约 300 秒里所有非空闲任务同时因等待 CPU 而停滞的时间占比，指数加权平均。',
    trap: 'full 行从 5.13 起才有；在整机一级恒为 0。',
  },
  'full.total': {
    meaning: '自 cgroup 创建以来，所有非空闲任务同时因等待 CPU 而停滞的累计时间。',
    trap: 'full 行从 5.13 起才有；在整机一级恒为 0。',
  },
};
