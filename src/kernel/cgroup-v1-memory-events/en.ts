import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  low: {
    meaning:
      'Reclaim took memory although usage was below memory.low. Only in kernels of vendors such as openEuler that carry version 2 events over.',
    trap: 'The file being absent is the normal case of version 1, not an error.',
  },
  high: {
    meaning:
      'Reclaim was started because usage exceeded memory.high. Only in kernels of vendors such as openEuler that carry version 2 events over.',
  },
  max: {
    meaning:
      'A charge would have exceeded the hard limit and reclaim was started. Only in kernels of vendors such as openEuler that carry version 2 events over.',
    trap: 'Not an OOM kill.',
  },
  oom: {
    meaning: 'OOM handling was entered at this limit. Only in kernels of vendors such as openEuler that carry version 2 events over.',
    trap: 'Not every one ends in a kill.',
  },
  oom_kill: {
    meaning: 'Processes ended by an OOM killer. Only in kernels of vendors such as openEuler that carry version 2 events over.',
    trap: 'On mainline version 1 look at memory.oom_control.',
  },
  oom_group_kill: {
    meaning: 'Times a whole group was killed together. Only in kernels of vendors such as openEuler that carry version 2 events over.',
  },
};
