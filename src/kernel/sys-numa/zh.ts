import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  demotion_enabled: { meaning: '为 true 时，回收可以把冷页移到更慢的内存节点（CXL、持久内存），而不是换出或丢弃。' },
};
