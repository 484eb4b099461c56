import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  ksm_merging_pages: {
    meaning: '该进程中已被 KSM 与相同内容合并的页，与 ksm_stat 中的同名值相同。',
    trap: '包括保留下来的那一份。只有进程的所有者和 root 可读。',
  },
};
