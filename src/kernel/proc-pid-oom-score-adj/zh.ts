import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_score_adj: {
    meaning: '管理员或管理程序给 OOM killer 的偏置，以所涉内存的千分之一为单位：1000 表示最先选它，-1000 表示豁免。',
    trap: '子进程会继承，exec 之后也保留：值为 -1000 的 shell 或守护进程，会让它启动的一切都受保护。所有线程共用一个值。调低需要特权。',
    when: '杀错了进程时：-900 及以下是受保护的守护进程；Kubernetes 给 BestEffort 容器 1000，Burstable 容器介于中间。',
  },
};
