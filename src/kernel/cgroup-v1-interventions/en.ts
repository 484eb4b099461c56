import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  'memory.force_empty': {
    meaning: 'Writing to it reclaims as much of the cgroup as can be had: cache is dropped, anonymous memory swapped.',
    trap: 'An intervention, never opened by a capture. Reading it fails with EINVAL.',
  },
  'memory.pressure_level': {
    meaning: 'A place to register for notices on how hard reclaim works (low, medium, critical).',
    trap: 'Holds nothing to read (EINVAL), is never opened, and has nothing to do with PSI. Deprecated from 6.12.',
  },
  'cgroup.event_control': {
    meaning: 'Registers an eventfd for usage thresholds, OOM or pressure levels.',
    trap: 'Only written, never read; no capture opens it. Deprecated from 6.12.',
  },
  release_agent: {
    meaning: 'Program that the kernel runs for notify_on_release. Root of the hierarchy only.',
    trap: 'Whoever can write it can run a program as root on the host, a known way out of a container. No capture opens it.',
  },
};
