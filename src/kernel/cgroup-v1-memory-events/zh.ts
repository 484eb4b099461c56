import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  low: {
    meaning: '用量低于 memory.low 时仍被回收的次数。只见于 openEuler 等把 v2 事件搬到 v1 的厂商内核。',
    trap: 'v1 没有这个文件是常态，不是错误。',
  },
  high: {
    meaning: '用量超过 memory.high 而开始回收的次数。只见于 openEuler 等把 v2 事件搬到 v1 的厂商内核。',
  },
  max: {
    meaning: '记账将超过硬上限而开始回收的次数。只见于 openEuler 等把 v2 事件搬到 v1 的厂商内核。',
    trap: '不是 OOM 次数。',
  },
  oom: {
    meaning: '在此上限进入 OOM 处理的次数。只见于 openEuler 等把 v2 事件搬到 v1 的厂商内核。',
    trap: '并非每次都会杀进程。',
  },
  oom_kill: {
    meaning: '被 OOM killer 结束的进程数。只见于 openEuler 等把 v2 事件搬到 v1 的厂商内核。',
    trap: '主线 v1 请看 memory.oom_control。',
  },
  oom_group_kill: {
    meaning: '整组一起被杀的次数。只见于 openEuler 等把 v2 事件搬到 v1 的厂商内核。',
  },
};
