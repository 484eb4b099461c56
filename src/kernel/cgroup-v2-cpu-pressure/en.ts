import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning: 'Share of the last 10 seconds or so in which at least one task stood still for a CPU, as a decaying average.',
    trap: 'A busy CPU, not memory; there to rule it out.',
  },
  'some.avg60': {
    meaning: 'Share of the last 60 seconds or so in which at least one task stood still for a CPU, as a decaying average.',
    trap: 'A busy CPU, not memory; there to rule it out.',
  },
  'some.avg300': {
    meaning: 'Share of the last 300 seconds or so in which at least one task stood still for a CPU, as a decaying average.',
    trap: 'A busy CPU, not memory; there to rule it out.',
  },
  'some.total': {
    meaning: 'Time, added up since the cgroup was made, in which at least one task stood still for a CPU.',
    trap: 'A busy CPU, not memory; there to rule it out.',
  },
  'full.avg10': {
    meaning: 'Share of the last 10 seconds or so in which all non-idle tasks at once stood still for a CPU, as a decaying average.',
    trap: 'The full line is there from 5.13 on; on the whole host it is always 0.',
  },
  'full.avg60': {
    meaning: 'Share of the last 60 seconds or so in which all non-idle tasks at once stood still for a CPU, as a decaying average.',
    trap: 'The full line is there from 5.13 on; on the whole host it is always 0.',
  },
  'full.avg300': {
    meaning: 'Share of the last 300 seconds or so in which all non-idle tasks at once stood still for a CPU, as a decaying average.',
    trap: 'The full line is there from 5.13 on; on the whole host it is always 0.',
  },
  'full.total': {
    meaning: 'Time, added up since the cgroup was made, in which all non-idle tasks at once stood still for a CPU.',
    trap: 'The full line is there from 5.13 on; on the whole host it is always 0.',
  },
};
