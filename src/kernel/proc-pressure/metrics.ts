import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  tier: 1,
  since: '4.20',
  recalled: true,
  config: 'CONFIG_PSI',
  reference: 'Documentation/accounting/psi.rst; kernel/sched/psi.c psi_show()',
} as const;
const average = { ...shared, unit: 'percent', kind: 'gauge' } as const;
const total = { ...shared, unit: 'usec', kind: 'counter' } as const;

export const metrics = {
  'some.avg10': {
    ...average,
    names: ['some avg10'],
    identities: ['full.avg10 <= some.avg10'],
    seenAs: ['htop: PSI some memory'],
  },
  'some.avg60': { ...average, names: ['some avg60'], identities: ['full.avg60 <= some.avg60'] },
  'some.avg300': { ...average, names: ['some avg300'], identities: ['full.avg300 <= some.avg300'] },
  'some.total': {
    ...total,
    names: ['some total'],
    identities: ['full.total <= some.total'],
    seenAs: ['node_exporter: node_pressure_memory_waiting_seconds_total'],
  },
  'full.avg10': { ...average, names: ['full avg10'], identities: ['full.avg10 <= some.avg10'], seenAs: ['htop: PSI full memory'] },
  'full.avg60': { ...average, names: ['full avg60'], identities: ['full.avg60 <= some.avg60'] },
  'full.avg300': { ...average, names: ['full avg300'], identities: ['full.avg300 <= some.avg300'] },
  'full.total': {
    ...total,
    names: ['full total'],
    identities: ['full.total <= some.total'],
    seenAs: ['node_exporter: node_pressure_memory_stalled_seconds_total'],
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
