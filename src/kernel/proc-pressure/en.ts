import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

const trend =
  'A fading average, renewed about every 2 s: not the exact share of the last seconds. No file, or EOPNOTSUPP, means that PSI is off (boot with psi=1), not that all is well.';
const fullTrend = `${trend} For cpu the line has no meaning on the host as a whole.`;

export const texts: MetricTexts<typeof metrics> = {
  'some.avg10': {
    meaning:
      "Share of the last 10 seconds or so in which at least one task stood still for the file's resource; for memory that is reclaim, refaults, swap-in and compaction.",
    trap: `${trend} The host's file covers all cgroups: memory.pressure tells which one.`,
    when: 'The first symptom of shortage, before anything fails.',
  },
  'some.avg60': {
    meaning: 'The same share over about a minute.',
    trap: trend,
    when: 'Above avg10: it is getting better; below: it is getting worse.',
  },
  'some.avg300': {
    meaning: 'The same share over about five minutes.',
    trap: trend,
    when: 'To tell a state from a moment.',
  },
  'some.total': {
    meaning: 'Wall time since boot in which at least one task stood still for the resource.',
    trap: 'Only the difference between two captures means something: divided by the time between them it is the exact share.',
    when: 'In every diff: it misses no short stall, as the averages do.',
  },
  'full.avg10': {
    meaning: 'Share of the last 10 seconds or so in which every task that had work stood still at once: time lost for all.',
    trap: fullTrend,
    when: 'Above a few percent for memory, and lasting: thrashing.',
  },
  'full.avg60': {
    meaning: 'The same share over about a minute.',
    trap: fullTrend,
    when: 'Above avg10: it is getting better; below: it is getting worse.',
  },
  'full.avg300': {
    meaning: 'The same share over about five minutes.',
    trap: fullTrend,
    when: 'To tell a state from a moment.',
  },
  'full.total': {
    meaning: 'Wall time since boot in which every task that had work stood still for the resource.',
    trap: 'Only the difference between two captures means something: divided by the time between them it is the exact share.',
    when: 'In every diff: how much time was lost for all.',
  },
};
