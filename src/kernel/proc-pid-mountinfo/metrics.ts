import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc(5) /proc/pid/mountinfo; Documentation/filesystems/proc.rst 3.5; fs/proc_namespace.c show_mountinfo()';
const column = { tier: 2, since: '2.6.26', recalled: true, reference } as const;

/** The columns, by the names of the documentation: the file itself has none. */
export const metrics = {
  'mount ID': { unit: 'count', kind: 'identity', ...column },
  'parent ID': { unit: 'count', kind: 'identity', ...column },
  'major:minor': { unit: 'text', kind: 'identity', ...column },
  root: { unit: 'text', kind: 'identity', ...column },
  'mount point': { unit: 'text', kind: 'identity', ...column },
  'mount options': { unit: 'text', kind: 'setting', ...column },
  'optional fields': { unit: 'text', kind: 'setting', ...column },
  'filesystem type': { unit: 'text', kind: 'identity', ...column },
  'mount source': { unit: 'text', kind: 'identity', ...column },
  'super options': { unit: 'text', kind: 'setting', ...column },
} as const satisfies Readonly<Record<string, MetricDoc>>;
