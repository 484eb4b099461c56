import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  high: {
    meaning: '交换用量超过 memory.swap.high 的次数。',
    trap: '是次数不是时间。',
    when: '交换快满、任务举步维艰时。',
  },
  max: {
    meaning: '因达到 memory.swap.max 而无法换出的次数。',
    trap: '还不是 OOM：页只是留在内存里。',
    when: '匿名内存出不去、又接近 memory.max 时。',
  },
  fail: {
    meaning: '无法换出的总次数，原因是达到上限或整机已无交换空间。',
    trap: '包含 max 所计的次数。没有任何日志会提示。',
    when: '看速度：匿名内存出不去，接下来就是 OOM。',
  },
};
