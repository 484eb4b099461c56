import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning: 'Share of the last 10 seconds or so in which at least one task stood still for I/O, as a decaying average.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
  'some.avg60': {
    meaning: 'Share of the last 60 seconds or so in which at least one task stood still for I/O, as a decaying average.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
  'some.avg300': {
    meaning: 'Share of the last 300 seconds or so in which at least one task stood still for I/O, as a decaying average.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
  'some.total': {
    meaning: 'Time, added up since the cgroup was made, in which at least one task stood still for I/O.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
  'full.avg10': {
    meaning: 'Share of the last 10 seconds or so in which all non-idle tasks at once stood still for I/O, as a decaying average.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
  'full.avg60': {
    meaning: 'Share of the last 60 seconds or so in which all non-idle tasks at once stood still for I/O, as a decaying average.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
  'full.avg300': {
    meaning: 'Share of the last 300 seconds or so in which all non-idle tasks at once stood still for I/O, as a decaying average.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
  'full.total': {
    meaning: 'Time, added up since the cgroup was made, in which all non-idle tasks at once stood still for I/O.',
    trap: 'Waiting for a disk is not lack of memory by itself.',
    when: 'With refaults beside it: the memory is too small and the disk pays for it.',
  },
};
