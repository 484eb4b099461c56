import type { MetricDoc } from '../metric-doc.ts';
import { fullLine, someLine } from '../pressure-metrics.ts';

const since = { tier: 1, since: '4.20' } as const;
const some = someLine(since);
const full = fullLine(since);

export const metrics = {
  ...some,
  'some.avg10': { ...some['some.avg10'], seenAs: ['htop: PSI some memory'] },
  'some.total': { ...some['some.total'], seenAs: ['node_exporter: node_pressure_memory_waiting_seconds_total'] },
  ...full,
  'full.avg10': { ...full['full.avg10'], seenAs: ['htop: PSI full memory'] },
  'full.total': { ...full['full.total'], seenAs: ['node_exporter: node_pressure_memory_stalled_seconds_total'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
