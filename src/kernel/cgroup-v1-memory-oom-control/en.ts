import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  oom_kill_disable: {
    meaning:
      '1: the kernel does not kill in this cgroup. A task that faults at the limit sleeps until memory is freed or the limit is raised.',
    trap: 'Only page faults of user space sleep; other allocations fail with ENOMEM. Children inherit the setting when they are made, and changing it is deprecated.',
    when: 'When tasks hang in state D at the limit: 1 here with under_oom 1 explains it.',
  },
  under_oom: {
    meaning: '1: OOM handling for the limit of this cgroup or of an ancestor is going on at this moment.',
    trap: 'It spreads downwards from the full level, so the parent of that level still shows 0. And it is momentary: 0 does not mean that nothing was killed.',
    when: 'When a workload stands still. Staying at 1, it means a disabled killer or a victim that cannot exit.',
  },
  oom_kill: {
    meaning:
      'Processes of this cgroup itself that an OOM killer ended, whether the limit that was hit was its own, that of an ancestor, or the host.',
    trap: 'Kills in children are not in it, and rmdir takes the number along. The cgroup whose limit was hit may well show 0: it is the victim that counts. Before 4.13 the line is missing.',
    when: 'First of all: above 0 proves a kill since the cgroup was made. Then look for failcnt on the ancestors to find whose limit it was.',
  },
};
