import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  size: {
    meaning: 'Address space of the process in pages: every mapping, touched or not.',
    trap: 'Not memory in use: reserved heaps, thread stacks and mapped files count in full although no page may exist.',
    when: 'Only for limits on address space (RLIMIT_AS, strict overcommit) or when looking for runaway mappings.',
  },
};
