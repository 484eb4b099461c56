import type { MetricDoc } from '../metric-doc.ts';

const shared = {
  tier: 1,
  since: '2.4',
  recalled: true,
  config: 'CONFIG_SWAP',
  reference: 'proc_swaps(5); mm/swapfile.c swap_show()',
} as const;

export const metrics = {
  Filename: { ...shared, unit: 'text', kind: 'identity', seenAs: ['swapon --show: NAME'] },
  Type: { ...shared, unit: 'text', kind: 'identity', tier: 2, seenAs: ['swapon --show: TYPE'] },
  Size: {
    ...shared,
    unit: 'bytes',
    printed: 'KiB',
    kind: 'gauge',
    identities: ['sum over areas of Size = meminfo.SwapTotal'],
    seenAs: ['swapon --show: SIZE'],
  },
  Used: {
    ...shared,
    unit: 'bytes',
    printed: 'KiB',
    kind: 'gauge',
    identities: ['sum over areas of Used = meminfo.SwapTotal - SwapFree'],
    seenAs: ['swapon --show: USED'],
  },
  Priority: { ...shared, unit: 'count', kind: 'setting', seenAs: ['swapon --show: PRIO'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
