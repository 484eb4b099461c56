import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  nr_descendants: {
    meaning: 'Cgroups below this one that still have a directory.',
    trap: 'Does not count the removed ones; those are nr_dying_descendants.',
  },
  nr_dying_descendants: {
    meaning: 'Removed cgroups below this one that memory or references still keep alive.',
    trap: 'A few are normal, and reclaim shrinks those that only cache holds.',
    when: 'Thousands and rising: removed cgroups pile up. They cost per-CPU memory and make reclaim and statistics slow.',
  },
  'nr_dying_subsys_<name>': {
    meaning: 'Removed but still living parts of one controller below this one; nr_dying_subsys_memory is the number for memory.',
    trap: 'Only controllers that are on version 2 are listed: without the line memory may be on version 1.',
    when: 'To see whether it is memory that keeps removed cgroups alive.',
  },
  'nr_subsys_<name>': {
    meaning: 'Living parts of one controller in this cgroup and below, itself included.',
    trap: 'Only controllers that are on version 2 are listed.',
  },
};
