import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  id: {
    meaning: 'Number of the hierarchy; 0 is cgroup v2.',
    trap: 'Numbers of v1 hierarchies depend on the order of mounting: find the line by its controllers.',
  },
  controllers: {
    meaning: 'Controllers of a v1 hierarchy, or its name as `name=systemd`. Empty for cgroup v2.',
    trap: 'On a hybrid host both kinds of lines exist. The v1 line with `memory` says where memory is charged; without one the v2 line does.',
  },
  path: {
    meaning: 'The cgroup the process is in, relative to the root of the cgroup namespace of the reader.',
    trap: 'Memory stays charged to the cgroup that touched it first, so a process that was moved has memory elsewhere. A path may begin with /.. when it lies outside the namespace, and ends in ` (deleted)` when the cgroup was removed, which a directory could be called as well. `\\x2d` is part of the name.',
    when: 'First, to learn whose limit counts: the service or container, and every level above it.',
  },
};
