import type { MetricDoc } from '../metric-doc.ts';

const reference = 'proc(5) /proc/pid/cmdline; fs/proc/base.c get_mm_cmdline()';

/** The columns of a row, one row an argument; the file itself has no names. */
export const metrics = {
  argument: { unit: 'text', kind: 'identity', tier: 1, seenAs: ['ps: args', 'top: COMMAND (after c)', 'pgrep: -f'], reference },
  unterminated: { unit: 'flag', kind: 'identity', tier: 2, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
