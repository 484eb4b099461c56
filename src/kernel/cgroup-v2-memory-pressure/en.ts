import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning:
      'Share of the last 10 seconds or so in which at least one task stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high), as a decaying average.',
    trap: 'Percent of time, renewed every 2 s; it lags and fades. No file, or no content, means that PSI is off, not that all is well.',
    when: 'Above about 10 % some work suffers.',
  },
  'some.avg60': {
    meaning:
      'Share of the last 60 seconds or so in which at least one task stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high), as a decaying average.',
    trap: 'Percent of time, renewed every 2 s; it lags and fades. No file, or no content, means that PSI is off, not that all is well.',
    when: 'Above about 10 % some work suffers.',
  },
  'some.avg300': {
    meaning:
      'Share of the last 300 seconds or so in which at least one task stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high), as a decaying average.',
    trap: 'Percent of time, renewed every 2 s; it lags and fades. No file, or no content, means that PSI is off, not that all is well.',
    when: 'Above about 10 % some work suffers.',
  },
  'some.total': {
    meaning:
      'Time, added up since the cgroup was made, in which at least one task stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high).',
    trap: 'Microseconds. A total since creation says nothing of now.',
    when: 'The difference of two samples over the time between them is the exact share; better than the averages.',
  },
  'full.avg10': {
    meaning:
      'Share of the last 10 seconds or so in which all non-idle tasks at once stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high), as a decaying average.',
    trap: 'Percent of time, renewed every 2 s; it lags and fades. No file, or no content, means that PSI is off, not that all is well.',
    when: 'Above about 5 % the cgroup is thrashing.',
  },
  'full.avg60': {
    meaning:
      'Share of the last 60 seconds or so in which all non-idle tasks at once stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high), as a decaying average.',
    trap: 'Percent of time, renewed every 2 s; it lags and fades. No file, or no content, means that PSI is off, not that all is well.',
    when: 'Above about 5 % the cgroup is thrashing.',
  },
  'full.avg300': {
    meaning:
      'Share of the last 300 seconds or so in which all non-idle tasks at once stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high), as a decaying average.',
    trap: 'Percent of time, renewed every 2 s; it lags and fades. No file, or no content, means that PSI is off, not that all is well.',
    when: 'Above about 5 % the cgroup is thrashing.',
  },
  'full.total': {
    meaning:
      'Time, added up since the cgroup was made, in which all non-idle tasks at once stood still for want of memory (reclaim, refaults, swap-in, throttling at memory.high).',
    trap: 'Microseconds. A total since creation says nothing of now.',
    when: 'The difference of two samples over the time between them is the exact share; better than the averages.',
  },
};
