import { cgroupV1Cgroup } from './cgroup-v1-cgroup/index.ts';
import { cgroupV1Hugetlb } from './cgroup-v1-hugetlb/index.ts';
import { cgroupV1HugetlbNumaStat } from './cgroup-v1-hugetlb-numa-stat/index.ts';
import { cgroupV1Interventions } from './cgroup-v1-interventions/index.ts';
import { cgroupV1KmemSlabinfo } from './cgroup-v1-kmem-slabinfo/index.ts';
import { cgroupV1Memory } from './cgroup-v1-memory/index.ts';
import { cgroupV1MemoryEvents } from './cgroup-v1-memory-events/index.ts';
import { cgroupV1MemoryNumaStat } from './cgroup-v1-memory-numa-stat/index.ts';
import { cgroupV1MemoryOomControl } from './cgroup-v1-memory-oom-control/index.ts';
import { cgroupV1MemoryStat } from './cgroup-v1-memory-stat/index.ts';
import { cgroupV1Procs } from './cgroup-v1-procs/index.ts';
import { cgroupV1Tasks } from './cgroup-v1-tasks/index.ts';

/** Files of cgroups in both versions, and the OOM reports of the kernel log that name cgroups. */
export const cgroupFiles = [
  cgroupV1Memory,
  cgroupV1MemoryStat,
  cgroupV1MemoryNumaStat,
  cgroupV1MemoryOomControl,
  cgroupV1MemoryEvents,
  cgroupV1KmemSlabinfo,
  cgroupV1Hugetlb,
  cgroupV1HugetlbNumaStat,
  cgroupV1Procs,
  cgroupV1Tasks,
  cgroupV1Cgroup,
  cgroupV1Interventions,
] as const;
