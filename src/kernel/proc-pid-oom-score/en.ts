import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_score: {
    meaning:
      'How bad a choice the process would be for the OOM killer if the whole host ran out of memory now: its RSS, swap and page tables as thousandths of RAM plus swap, shifted by oom_score_adj. The highest is killed first.',
    trap: 'Since 5.9 a process that uses nothing shows 666, before that 0: compare processes of one host, never values across this change. When a cgroup hits its limit the kernel weighs against that limit, so this value is not the one that decides. Since 5.9 a 0 means exempt, or nearly.',
    when: 'Before or after an OOM kill of the host, to see who is next in line.',
  },
};
