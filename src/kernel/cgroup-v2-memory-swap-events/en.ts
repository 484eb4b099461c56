import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  high: {
    meaning: 'How often swap use was over memory.swap.high.',
    trap: 'Times, not time.',
    when: 'When tasks crawl while swap is nearly full.',
  },
  max: {
    meaning: 'How often a page could not be swapped because memory.swap.max was reached.',
    trap: 'Not an OOM yet: the page just stays in memory.',
    when: 'When anonymous memory cannot leave and memory.max is near.',
  },
  fail: {
    meaning: 'How often a page could not be swapped at all, at the limit or because the host had no swap left.',
    trap: 'Contains what max counts. No log line tells it.',
    when: 'As a rate: anonymous memory cannot leave, and an OOM kill is next.',
  },
};
