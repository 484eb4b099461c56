import type { MetricDoc } from '../metric-doc.ts';

const reference = 'core(5); proc(5) /proc/pid/coredump_filter; fs/proc/base.c proc_coredump_filter_read()';

const bit = { unit: 'flag', kind: 'setting', tier: 2, config: 'CONFIG_ELF_CORE' } as const;

/** The bits of the mask, which is printed as eight hexadecimal digits. */
export const metrics = {
  'bit 0': { ...bit, since: '2.6.23', reference },
  'bit 1': { ...bit, since: '2.6.23', reference },
  'bit 2': { ...bit, since: '2.6.23', reference },
  'bit 3': { ...bit, since: '2.6.23', reference },
  'bit 4': { ...bit, since: '2.6.23', reference },
  'bit 5': { ...bit, since: '2.6.28', recalled: true, reference },
  'bit 6': { ...bit, since: '2.6.28', recalled: true, reference },
  'bit 7': { ...bit, since: '4.4', recalled: true, reference },
  'bit 8': { ...bit, since: '4.4', recalled: true, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
