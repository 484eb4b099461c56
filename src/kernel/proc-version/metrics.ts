import type { MetricDoc } from '../metric-doc.ts';

export const metrics = {
  version: {
    unit: 'text',
    kind: 'identity',
    tier: 1,
    since: '2.0',
    recalled: true,
    seenAs: ['uname -a: part of it'],
    reference: 'proc_version(5); fs/proc/version.c version_proc_show()',
  },
} as const satisfies Readonly<Record<string, MetricDoc>>;
