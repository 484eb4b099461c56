import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  version: {
    meaning: '正在运行的内核版本、由谁用什么编译器构建、何时构建。',
    trap: '发行版会移植新改动：字段的含义要看文件本身，不能只看这个数字。容器里看到的是宿主机的内核。',
    when: '对比时最先看：换了内核，有些东西的统计方式就不同。',
  },
};
