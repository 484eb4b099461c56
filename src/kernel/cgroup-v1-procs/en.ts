import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  pid: {
    meaning:
      'Process ids directly in this cgroup, one a row; the number of rows is the number of processes. Those of child cgroups are not listed.',
    trap: 'An empty list does not mean an empty cgroup: charges outlive the processes that made them (40 MiB of tmpfs were seen with no process left).',
    when: 'To join processes with the cgroup that pays, and to tell memory in use from memory left behind.',
  },
};
