import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'full.avg10': {
    meaning:
      'Share of the last 10 seconds or so in which all non-idle tasks at once stood still because interrupts were handled, as a decaying average.',
    trap: 'irq has no some line.',
  },
  'full.avg60': {
    meaning:
      'Share of the last 60 seconds or so in which all non-idle tasks at once stood still because interrupts were handled, as a decaying average.',
    trap: 'irq has no some line.',
  },
  'full.avg300': {
    meaning:
      'Share of the last 300 seconds or so in which all non-idle tasks at once stood still because interrupts were handled, as a decaying average.',
    trap: 'irq has no some line.',
  },
  'full.total': {
    meaning: 'Time, added up since the cgroup was made, in which all non-idle tasks at once stood still because interrupts were handled.',
    trap: 'irq has no some line.',
  },
};
