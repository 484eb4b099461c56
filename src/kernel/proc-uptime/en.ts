import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  uptime: {
    meaning: 'Time since the kernel booted, time in suspend included.',
    trap: 'In a container it may be made up by lxcfs: then it is the age of the container.',
    when: 'First in a diff: smaller than before means a reboot, and no counter can be compared.',
  },
  idle: { meaning: 'Idle time of all CPUs added up.', trap: 'Grows faster than uptime on machines with several CPUs.' },
};
