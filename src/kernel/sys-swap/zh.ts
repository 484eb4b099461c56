import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  vma_ra_enabled: { meaning: '为 true 时，按地址空间中的相邻关系预读交换空间，而不是按设备上的相邻位置；用于非旋转介质。' },
};
