import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/mm/pagemap.rst; fs/proc/task_mmu.c pagemap_read()';

const bit = { unit: 'flag', kind: 'gauge', tier: 2, config: 'CONFIG_PROC_PAGE_MONITOR' } as const;

/** The bits of the 64-bit word that stands for each page. */
export const metrics = {
  'bits 0-54 PFN': { ...bit, since: '2.6.25', reference },
  'bit 55 soft-dirty': { ...bit, since: '3.11', reference },
  'bit 56 exclusively mapped': { ...bit, since: '4.2', reference },
  'bit 57 uffd-wp': { ...bit, since: '5.13', reference },
  'bit 58 guard region': { ...bit, since: '6.15', reference },
  'bit 61 file or shared anon': { ...bit, since: '3.5', reference },
  'bit 62 swapped': { ...bit, since: '2.6.25', reference },
  'bit 63 present': { ...bit, since: '2.6.25', reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
