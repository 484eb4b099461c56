import type { MetricDoc } from '../metric-doc.ts';

const reference = 'Documentation/admin-guide/sysctl/kernel.rst; proc_sys_kernel(5)';
const shm = { kind: 'limit', tier: 2, config: 'CONFIG_SYSVIPC', reference } as const;

export const metrics = {
  boot_id: { unit: 'text', kind: 'identity', tier: 1, names: ['random/boot_id'], reference: 'random(4)' },
  osrelease: { unit: 'text', kind: 'identity', tier: 1, seenAs: ['uname -r'], reference },
  hostname: { unit: 'text', kind: 'identity', tier: 1, seenAs: ['hostname', 'uname -n'], reference },
  numa_balancing: { unit: 'count', kind: 'setting', tier: 1, since: '3.13', recalled: true, config: 'CONFIG_NUMA_BALANCING', reference },
  shmmax: { ...shm, unit: 'bytes', seenAs: ['ipcs -l: max seg size'] },
  shmall: { ...shm, unit: 'bytes', printed: 'pages', seenAs: ['ipcs -l: max total shared memory'] },
  shmmni: { ...shm, unit: 'count', seenAs: ['ipcs -l: max number of segments'] },
} as const satisfies Readonly<Record<string, MetricDoc>>;
