import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  demotion_enabled: {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    since: '5.15',
    recalled: true,
    config: 'CONFIG_NUMA',
    reference: 'Documentation/ABI/testing/sysfs-kernel-mm-numa',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
