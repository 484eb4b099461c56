import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  version: {
    meaning: 'Release of the running kernel, who built it with which compiler, and when.',
    trap: 'Distributions carry changes back: what a field means follows the files, not this number alone. In a container it is the kernel of the host.',
    when: 'First in a diff: another kernel counts some things in another way.',
  },
};
