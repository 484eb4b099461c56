import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  pid: {
    meaning:
      'Process ids directly in this cgroup, one a row; the number of rows is the number of processes. Zombies and the processes of child cgroups are not listed.',
    trap: 'An empty list does not mean an empty cgroup: charges outlive processes. Id 0 is a process outside the pid namespace of the reader. In a threaded cgroup the file cannot be read.',
    when: 'To join processes with the cgroup that pays.',
  },
};
