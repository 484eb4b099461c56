import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const allocations = 'Counts allocations, not accesses, and stands still when vm.numa_stat is 0.';

export const texts: MetricTexts<typeof metrics> = {
  numa_hit: { meaning: 'Allocations this node was wanted for and gave.', trap: allocations, when: 'As the base for the misses.' },
  numa_miss: {
    meaning: 'Allocations this node gave although another was wanted.',
    trap: `${allocations} The node that was full shows it as numa_foreign.`,
    when: 'Rising: this node helps out for one that is full.',
  },
  numa_foreign: {
    meaning: 'Allocations this node was wanted for and another gave.',
    trap: `${allocations} The other side of numa_miss: never add both.`,
    when: 'Rising: this node is full.',
  },
  interleave_hit: { meaning: 'Allocations under an interleave policy that got this node as named.' },
  local_node: { meaning: 'Allocations on this node by CPUs of this node.' },
  other_node: { meaning: 'Allocations on this node by CPUs of other nodes.' },
};
