import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning: '最近约 10 秒里至少一个任务因等待 I/O 而停滞的时间占比，指数加权平均。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
  'some.avg60': {
    meaning: '最近约 60 秒里至少一个任务因等待 I/O 而停滞的时间占比，指数加权平均。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
  'some.avg300': {
    meaning: '最近约 300 秒里至少一个任务因等待 I/O 而停滞的时间占比，指数加权平均。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
  'some.total': {
    meaning: '自 cgroup 创建以来，至少一个任务因等待 I/O 而停滞的累计时间。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
  'full.avg10': {
    meaning: '最近约 10 秒里所有非空闲任务同时因等待 I/O 而停滞的时间占比，指数加权平均。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
  'full.avg60': {
    meaning: '最近约 60 秒里所有非空闲任务同时因等待 I/O 而停滞的时间占比，指数加权平均。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
  'full.avg300': {
    meaning: '最近约 300 秒里所有非空闲任务同时因等待 I/O 而停滞的时间占比，指数加权平均。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
  'full.total': {
    meaning: '自 cgroup 创建以来，所有非空闲任务同时因等待 I/O 而停滞的累计时间。',
    trap: '等磁盘本身不等于缺内存。',
    when: '同时有 refault，说明内存太小、由磁盘承担了代价。',
  },
};
