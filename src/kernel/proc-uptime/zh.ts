import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  uptime: {
    meaning: '内核启动以来的时间，含挂起的时间。',
    trap: '容器里看到的可能由 lxcfs 伪装：那是容器的年龄。',
    when: '对比时最先看：比先前小说明重启过，任何计数都不能比较。',
  },
  idle: { meaning: '所有 CPU 的空闲时间之和。', trap: '多 CPU 机器上它比 uptime 增长得更快。' },
};
