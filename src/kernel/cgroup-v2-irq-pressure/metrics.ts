import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/accounting/psi.rst; kernel/sched/psi.c psi_show()';

export const metrics = {
  'full.avg10': {
    unit: 'percent',
    kind: 'gauge',
    tier: 2,
    names: ['full avg10'],
    since: '6.1',
    recalled: true,
    config: 'CONFIG_PSI',
    reference,
  },
  'full.avg60': {
    unit: 'percent',
    kind: 'gauge',
    tier: 2,
    names: ['full avg60'],
    since: '6.1',
    recalled: true,
    config: 'CONFIG_PSI',
    reference,
  },
  'full.avg300': {
    unit: 'percent',
    kind: 'gauge',
    tier: 2,
    names: ['full avg300'],
    since: '6.1',
    recalled: true,
    config: 'CONFIG_PSI',
    reference,
  },
  'full.total': {
    unit: 'usec',
    kind: 'counter',
    tier: 2,
    names: ['full total'],
    since: '6.1',
    recalled: true,
    config: 'CONFIG_PSI',
    reference,
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
