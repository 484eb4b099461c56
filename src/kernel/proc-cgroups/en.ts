import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  subsys_name: { meaning: 'Controller: memory, cpu, pids ...' },
  hierarchy: {
    meaning: 'Number of the v1 hierarchy the controller is mounted in.',
    trap: '0 means v2 or not mounted, not "no cgroups".',
    when: 'To find out in which tree memory is counted.',
  },
  num_cgroups: {
    meaning: 'Cgroups that exist for the controller, removed ones that still hold memory included.',
    trap: 'On v2 one number for all controllers, the same in every row: use nr_dying_descendants of cgroup.stat there.',
    when: 'On v1, the row memory: far above the number of directories means dying cgroups.',
  },
  enabled: {
    meaning: '0: switched off at boot (cgroup_disable=).',
    trap: '1 does not mean that anybody uses it.',
    when: 'When the memory files of cgroups are missing.',
  },
};
