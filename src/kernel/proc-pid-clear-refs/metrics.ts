import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc(5) /proc/pid/clear_refs; fs/proc/task_mmu.c clear_refs_write()';

const command = { unit: 'flag', kind: 'setting', tier: 2 } as const;

/** What a write of each value would do. */
export const metrics = {
  'write 1': { ...command, since: '2.6.22', config: 'CONFIG_PROC_PAGE_MONITOR', reference },
  'write 2': { ...command, since: '2.6.32', config: 'CONFIG_PROC_PAGE_MONITOR', reference },
  'write 3': { ...command, since: '2.6.32', config: 'CONFIG_PROC_PAGE_MONITOR', reference },
  'write 4': { ...command, since: '3.11', config: 'CONFIG_PROC_PAGE_MONITOR and CONFIG_MEM_SOFT_DIRTY', reference },
  'write 5': { ...command, since: '4.0', config: 'CONFIG_PROC_PAGE_MONITOR', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
