import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  low: {
    meaning:
      'How often reclaim took memory although usage was below memory.low. Covers all cgroups below from 5.2 on, only this one before or with the mount option memory_localevents.',
    trap: 'Protection that was promised to more than fits, not a fault of this cgroup.',
    when: 'When a protected service loses memory all the same.',
  },
  high: {
    meaning:
      'How often tasks were sent to reclaim because memory.high was exceeded. Covers all cgroups below from 5.2 on, only this one before or with the mount option memory_localevents.',
    trap: 'A count of times, not of time: for the time lost look at memory.pressure.',
    when: 'As a rate: above 0 the cgroup is being throttled.',
  },
  max: {
    meaning:
      'How often a charge would have passed memory.max and reclaim was started. Covers all cgroups below from 5.2 on, only this one before or with the mount option memory_localevents.',
    trap: 'Not an OOM. It counts where the limit is: a child stopped by the limit of its parent keeps 0.',
    when: 'As a rate: above 0 the cgroup lives at its limit.',
  },
  oom: {
    meaning:
      'How often an allocation at the limit was about to fail and OOM handling began. Covers all cgroups below from 5.2 on, only this one before or with the mount option memory_localevents.',
    trap: 'Not the number of kills: the allocation may just fail, or no victim be found. It counts on the full level.',
    when: 'With oom_kill, to tell failed allocations from killed processes.',
  },
  oom_kill: {
    meaning:
      'Processes that an OOM killer ended in this cgroup or below, whosever limit it was. Covers all cgroups below from 5.2 on, only this one before or with the mount option memory_localevents.',
    trap: 'Kills for lack of memory on the host are in it. With max and oom at 0 beside it, an ancestor or the host was full. The number says nothing of when.',
    when: 'First of all: above 0 proves a kill since the cgroup was made.',
  },
  oom_group_kill: {
    meaning:
      'How often all processes of a cgroup were killed together because of memory.oom.group. Covers all cgroups below from 5.2 on, only this one before or with the mount option memory_localevents.',
    trap: 'Groups, not processes. Missing before 5.17.',
    when: 'When a whole container ended at once.',
  },
  sock_throttled: {
    meaning:
      'How often socket buffers were held small because this cgroup was short of memory. Covers all cgroups below from 5.2 on, only this one before or with the mount option memory_localevents.',
    trap: 'Not in 6.18: expect it from 6.19 on.',
  },
};
