import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning: '最近约 10 秒里至少一个任务因等待内存（回收、refault、换入、memory.high 限速）而停滞的时间占比，指数加权平均。',
    trap: '是时间的百分比，每 2 秒更新，滞后且会衰减。没有文件或没有内容表示 PSI 未启用，不代表一切正常。',
    when: '超过约 10 % 就有工作受影响。',
  },
  'some.avg60': {
    meaning: '最近约 60 秒里至少一个任务因等待内存（回收、refault、换入、memory.high 限速）而停滞的时间占比，指数加权平均。',
    trap: '是时间的百分比，每 2 秒更新，滞后且会衰减。没有文件或没有内容表示 PSI 未启用，不代表一切正常。',
    when: '超过约 10 % 就有工作受影响。',
  },
  'some.avg300': {
    meaning: '最近约 300 秒里至少一个任务因等待内存（回收、refault、换入、memory.high 限速）而停滞的时间占比，指数加权平均。',
    trap: '是时间的百分比，每 2 秒更新，滞后且会衰减。没有文件或没有内容表示 PSI 未启用，不代表一切正常。',
    when: '超过约 10 % 就有工作受影响。',
  },
  'some.total': {
    meaning: '自 cgroup 创建以来，至少一个任务因等待内存（回收、refault、换入、memory.high 限速）而停滞的累计时间。',
    trap: '单位是微秒。累计值说明不了现在。',
    when: '两次采集之差除以间隔就是准确的占比，比平均值可靠。',
  },
  'full.avg10': {
    meaning: '最近约 10 秒里所有非空闲任务同时因等待内存（回收、refault、换入、memory.high 限速）而停滞的时间占比，指数加权平均。',
    trap: '是时间的百分比，每 2 秒更新，滞后且会衰减。没有文件或没有内容表示 PSI 未启用，不代表一切正常。',
    when: '超过约 5 % 就是在抖动。',
  },
  'full.avg60': {
    meaning: '最近约 60 秒里所有非空闲任务同时因等待内存（回收、refault、换入、memory.high 限速）而停滞的时间占比，指数加权平均。',
    trap: '是时间的百分比，每 2 秒更新，滞后且会衰减。没有文件或没有内容表示 PSI 未启用，不代表一切正常。',
    when: '超过约 5 % 就是在抖动。',
  },
  'full.avg300': {
    meaning: '最近约 300 秒里所有非空闲任务同时因等待内存（回收、refault、换入、memory.high 限速）而停滞的时间占比，指数加权平均。',
    trap: '是时间的百分比，每 2 秒更新，滞后且会衰减。没有文件或没有内容表示 PSI 未启用，不代表一切正常。',
    when: '超过约 5 % 就是在抖动。',
  },
  'full.total': {
    meaning: '自 cgroup 创建以来，所有非空闲任务同时因等待内存（回收、refault、换入、memory.high 限速）而停滞的累计时间。',
    trap: '单位是微秒。累计值说明不了现在。',
    when: '两次采集之差除以间隔就是准确的占比，比平均值可靠。',
  },
};
