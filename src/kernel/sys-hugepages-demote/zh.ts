import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  demote: { meaning: '写入一个数，就把池中这么多页拆成 demote_size 的页。', trap: '只能写；只有能拆的尺寸才有这个文件。' },
};
