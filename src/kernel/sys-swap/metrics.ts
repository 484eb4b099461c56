import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  vma_ra_enabled: {
    unit: 'text',
    kind: 'setting',
    tier: 2,
    since: '4.14',
    recalled: true,
    config: 'CONFIG_SWAP',
    reference: 'Documentation/ABI/testing/sysfs-kernel-mm-swap',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
