import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/filesystems/proc.rst 3.3; proc(5) /proc/pid/io';

const counter = { kind: 'counter', since: '2.6.20', recalled: true, config: 'CONFIG_TASK_IO_ACCOUNTING' } as const;

export const metrics = {
  rchar: { ...counter, unit: 'bytes', tier: 2, reference },
  wchar: { ...counter, unit: 'bytes', tier: 2, reference },
  syscr: { ...counter, unit: 'count', tier: 2, reference },
  syscw: { ...counter, unit: 'count', tier: 2, reference },
  read_bytes: { ...counter, unit: 'bytes', tier: 1, seenAs: ['pidstat: kB_rd/s', 'iotop: DISK READ'], reference },
  write_bytes: { ...counter, unit: 'bytes', tier: 1, seenAs: ['pidstat: kB_wr/s', 'iotop: DISK WRITE'], reference },
  cancelled_write_bytes: { ...counter, unit: 'bytes', tier: 2, seenAs: ['pidstat: kB_ccwr/s'], reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
