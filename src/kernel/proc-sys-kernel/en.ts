import type { MetricTexts } from '../metric-doc.ts';
import type { metrics } from './metrics.ts';

export const texts: MetricTexts<typeof metrics> = {
  boot_id: {
    meaning: 'A random name of this boot, the same until the next one.',
    trap: 'Belongs to the kernel: all containers of a host see the same one.',
    when: 'To know whether two captures come from one boot; only then do pids, start times and counters compare.',
  },
  osrelease: {
    meaning: 'Release of the running kernel.',
    trap: 'The kernel of the host, whatever the container is made of.',
    when: 'With every question of "since which kernel".',
  },
  hostname: {
    meaning: 'Name of the host, as the reading process sees it.',
    trap: 'A container has its own. Two machines may have the same name.',
    when: 'To label a capture, not to identify a machine.',
  },
  numa_balancing: {
    meaning: 'Whether the kernel moves pages to the nodes that use them: 0 off, 1 on, 2 between memory tiers.',
    trap: 'On some kernels (seen on 6.1) smaps leaves out huge pages while it is on, and RSS of status is right.',
    when: 'When smaps and status disagree by multiples of 2 MiB, or page faults cost time on NUMA machines.',
  },
  shmmax: { meaning: 'Largest System V shared memory segment that may be made.' },
  shmall: { meaning: 'Most System V shared memory in all.' },
  shmmni: { meaning: 'Most System V shared memory segments.' },
};
