import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  value: {
    meaning: '为用量阈值、OOM 或压力级别登记 eventfd。',
    trap: '只写不读，采集时绝不打开。6.12 起弃用。',
  },
};
