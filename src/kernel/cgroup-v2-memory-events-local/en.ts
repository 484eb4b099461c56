import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  low: {
    meaning: 'Of this cgroup alone, children not counted. How often reclaim took memory although usage was below memory.low.',
    trap: '0 here while memory.events has some: it was a child.',
    when: 'Beside memory.events of this cgroup and its ancestors, to find the level where it happened.',
  },
  high: {
    meaning:
      'Of this cgroup alone, children not counted. How often tasks were sent to reclaim because memory.high of this level was exceeded.',
    trap: 'Times, not time.',
    when: 'Beside memory.events of this cgroup and its ancestors, to find the level where it happened.',
  },
  max: {
    meaning:
      'Of this cgroup alone, children not counted. How often a charge, by whomever below, would have passed memory.max of this level.',
    trap: 'Not an OOM. The level with the limit counts, not the child that charged.',
    when: 'Beside memory.events of this cgroup and its ancestors, to find the level where it happened.',
  },
  oom: {
    meaning: 'Of this cgroup alone, children not counted. How often OOM handling began at the limit of this level.',
    trap: 'Not the number of kills.',
    when: 'Beside memory.events of this cgroup and its ancestors, to find the level where it happened.',
  },
  oom_kill: {
    meaning: 'Of this cgroup alone, children not counted. Processes of this cgroup itself that an OOM killer ended, whosever limit it was.',
    trap: 'The victim counts here, not the limit: the level that was full may show 0.',
    when: 'Beside memory.events of this cgroup and its ancestors, to find the level where it happened.',
  },
  oom_group_kill: {
    meaning: 'Of this cgroup alone, children not counted. How often the whole group was killed because of memory.oom.group.',
    trap: 'Groups, not processes.',
    when: 'Beside memory.events of this cgroup and its ancestors, to find the level where it happened.',
  },
  sock_throttled: {
    meaning: 'Of this cgroup alone, children not counted. How often socket buffers were held small for lack of memory.',
    trap: 'Not in 6.18: expect it from 6.19 on.',
  },
};
