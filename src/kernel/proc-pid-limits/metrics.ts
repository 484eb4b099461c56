import type { MetricDoc } from '../metric-doc.ts';

const reference = 'getrlimit(2); proc(5) /proc/pid/limits; fs/proc/base.c proc_pid_limits()';

/** One limit a row; each row has the cells soft, hard and units. */
export const metrics = {
  'Max cpu time': { unit: 'usec', printed: 'seconds', kind: 'limit', tier: 2, reference },
  'Max file size': { unit: 'bytes', kind: 'limit', tier: 2, reference },
  'Max data size': { unit: 'bytes', kind: 'limit', tier: 1, since: '2.6.24', identities: ['VmData <= Max data size'], reference },
  'Max stack size': { unit: 'bytes', kind: 'limit', tier: 1, since: '2.6.24', identities: ['VmStk <= Max stack size'], reference },
  'Max core file size': { unit: 'bytes', kind: 'limit', tier: 1, since: '2.6.24', reference },
  'Max resident set': { unit: 'bytes', kind: 'limit', tier: 1, since: '2.6.24', identities: ['Max resident set = stat rsslim'], reference },
  'Max processes': { unit: 'count', kind: 'limit', tier: 2, reference },
  'Max open files': { unit: 'count', kind: 'limit', tier: 2, reference },
  'Max locked memory': {
    unit: 'bytes',
    kind: 'limit',
    tier: 1,
    since: '2.6.24',
    identities: ['VmLck <= Max locked memory, unless privileged'],
    reference,
  },
  'Max address space': {
    unit: 'bytes',
    kind: 'limit',
    tier: 1,
    since: '2.6.24',
    identities: ['VmSize <= Max address space'],
    seenAs: ['ulimit: -v', 'Prometheus client: process_virtual_memory_max_bytes'],
    reference,
  },
  'Max file locks': { unit: 'count', kind: 'limit', tier: 2, reference },
  'Max pending signals': { unit: 'count', kind: 'limit', tier: 2, reference },
  'Max msgqueue size': { unit: 'bytes', kind: 'limit', tier: 2, reference },
  'Max nice priority': { unit: 'count', kind: 'limit', tier: 2, reference },
  'Max realtime priority': { unit: 'count', kind: 'limit', tier: 2, reference },
  'Max realtime timeout': { unit: 'usec', kind: 'limit', tier: 2, reference },
} as const satisfies Readonly<Record<string, MetricDoc>>;
