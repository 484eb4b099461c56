import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const trend =
  '是逐渐衰减的平均值，大约每 2 秒更新一次，不是最近几秒的精确占比。没有文件或返回 EOPNOTSUPP 说明 PSI 未开启（以 psi=1 启动），不代表一切正常。';
const fullTrend = `${trend}对 cpu 而言，整机的这一行没有意义。`;

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning: '最近约 10 秒里，至少有一个任务因该资源停顿的时间占比；对内存来说，停顿指内存回收、refault、换入和内存规整。',
    trap: `${trend}整机文件涵盖所有 cgroup，要看是哪一个请看 memory.pressure。`,
    when: '资源不足的第一个征兆，早于任何失败。',
  },
  'some.avg60': { meaning: '同一占比，时间约为 1 分钟。', trap: trend, when: '高于 avg10 说明在好转，低于则在恶化。' },
  'some.avg300': { meaning: '同一占比，时间约为 5 分钟。', trap: trend, when: '区分持续状态和一时波动。' },
  'some.total': {
    meaning: '启动以来至少有一个任务因该资源停顿的累计时间。',
    trap: '只有两次采集之差有意义：除以间隔时间，就是精确的占比。',
    when: '每次对比都要看：平均值会漏掉的短暂停顿，它不会漏。',
  },
  'full.avg10': {
    meaning: '最近约 10 秒里，所有有活可干的任务同时停顿的时间占比，也就是全体损失的时间。',
    trap: fullTrend,
    when: '内存的这一值持续高于百分之几：已在抖动。',
  },
  'full.avg60': { meaning: '同一占比，时间约为 1 分钟。', trap: fullTrend, when: '高于 avg10 说明在好转，低于则在恶化。' },
  'full.avg300': { meaning: '同一占比，时间约为 5 分钟。', trap: fullTrend, when: '区分持续状态和一时波动。' },
  'full.total': {
    meaning: '启动以来所有有活可干的任务同时因该资源停顿的累计时间。',
    trap: '只有两次采集之差有意义：除以间隔时间，就是精确的占比。',
    when: '每次对比都要看：全体损失了多少时间。',
  },
};
