import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'order <n>': {
    meaning: '该 zone 中 2^n 个页的空闲块数：order 0 是一个页，页为 4 KiB 时 order 9 是 2 MiB。',
    trap: '是块数，不是页数，每个块只出现在一列里：order 10 的空闲块同样能满足小请求。列数取决于内核。',
    when: '内存空闲而大块分配失败时：高阶列为零就是内存碎片。',
  },
};
