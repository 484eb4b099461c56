import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  type: {
    meaning: 'Kind of the cgroup: domain, domain threaded, domain invalid or threaded.',
    trap: 'Memory is accounted in domains only; threaded children use that of their domain.',
  },
  controllers: {
    meaning: 'Controllers that can be used here. An empty list is an answer: none.',
    trap: 'Without memory in it there are no memory files, and the nearest ancestor that has them governs.',
  },
  subtree_control: {
    meaning: 'Controllers switched on for the children.',
    trap: 'Without memory in it the children have no memory files.',
  },
  freeze: {
    meaning: '1: the cgroup and all below are to be frozen.',
    trap: 'An order; whether it is carried out is in cgroup.events.',
  },
  pressure: {
    meaning: '0: pressure is not measured for this cgroup.',
    trap: 'Explains pressure files that are empty or missing.',
  },
  'max.depth': {
    meaning: 'How many levels may be made below this one.',
    trap: 'An ancestor may allow fewer.',
  },
  'max.descendants': {
    meaning: 'How many cgroups may be made below this one.',
    trap: 'An ancestor may allow fewer.',
  },
};
