import { cgroupV1Cgroup } from './cgroup-v1-cgroup/index.ts';
import { cgroupV1EventControl } from './cgroup-v1-event-control/index.ts';
import { cgroupV1Hugetlb } from './cgroup-v1-hugetlb/index.ts';
import { cgroupV1HugetlbNumaStat } from './cgroup-v1-hugetlb-numa-stat/index.ts';
import { cgroupV1KmemSlabinfo } from './cgroup-v1-kmem-slabinfo/index.ts';
import { cgroupV1Memory } from './cgroup-v1-memory/index.ts';
import { cgroupV1MemoryEvents } from './cgroup-v1-memory-events/index.ts';
import { cgroupV1MemoryForceEmpty } from './cgroup-v1-memory-force-empty/index.ts';
import { cgroupV1MemoryNumaStat } from './cgroup-v1-memory-numa-stat/index.ts';
import { cgroupV1MemoryOomControl } from './cgroup-v1-memory-oom-control/index.ts';
import { cgroupV1MemoryPressureLevel } from './cgroup-v1-memory-pressure-level/index.ts';
import { cgroupV1MemoryStat } from './cgroup-v1-memory-stat/index.ts';
import { cgroupV1NotifyOnRelease } from './cgroup-v1-notify-on-release/index.ts';
import { cgroupV1Procs } from './cgroup-v1-procs/index.ts';
import { cgroupV1ReleaseAgent } from './cgroup-v1-release-agent/index.ts';
import { cgroupV1Tasks } from './cgroup-v1-tasks/index.ts';
import { cgroupV2Cgroup } from './cgroup-v2-cgroup/index.ts';
import { cgroupV2CpuPressure } from './cgroup-v2-cpu-pressure/index.ts';
import { cgroupV2Events } from './cgroup-v2-events/index.ts';
import { cgroupV2Hugetlb } from './cgroup-v2-hugetlb/index.ts';
import { cgroupV2HugetlbEvents } from './cgroup-v2-hugetlb-events/index.ts';
import { cgroupV2HugetlbEventsLocal } from './cgroup-v2-hugetlb-events-local/index.ts';
import { cgroupV2HugetlbNumaStat } from './cgroup-v2-hugetlb-numa-stat/index.ts';
import { cgroupV2IoPressure } from './cgroup-v2-io-pressure/index.ts';
import { cgroupV2IrqPressure } from './cgroup-v2-irq-pressure/index.ts';
import { cgroupV2Kill } from './cgroup-v2-kill/index.ts';
import { cgroupV2Memory } from './cgroup-v2-memory/index.ts';
import { cgroupV2MemoryEvents } from './cgroup-v2-memory-events/index.ts';
import { cgroupV2MemoryEventsLocal } from './cgroup-v2-memory-events-local/index.ts';
import { cgroupV2MemoryNumaStat } from './cgroup-v2-memory-numa-stat/index.ts';
import { cgroupV2MemoryPressure } from './cgroup-v2-memory-pressure/index.ts';
import { cgroupV2MemoryReclaim } from './cgroup-v2-memory-reclaim/index.ts';
import { cgroupV2MemoryStat } from './cgroup-v2-memory-stat/index.ts';
import { cgroupV2MemorySwapEvents } from './cgroup-v2-memory-swap-events/index.ts';
import { cgroupV2Procs } from './cgroup-v2-procs/index.ts';
import { cgroupV2Stat } from './cgroup-v2-stat/index.ts';
import { cgroupV2StatLocal } from './cgroup-v2-stat-local/index.ts';
import { cgroupV2Threads } from './cgroup-v2-threads/index.ts';
import { kernelLog } from './kernel-log/index.ts';

/** Files of cgroups in both versions, and the OOM reports of the kernel log that name cgroups. */
export const cgroupFiles = [
  cgroupV1Cgroup,
  cgroupV1EventControl,
  cgroupV1Hugetlb,
  cgroupV1HugetlbNumaStat,
  cgroupV1KmemSlabinfo,
  cgroupV1Memory,
  cgroupV1MemoryEvents,
  cgroupV1MemoryForceEmpty,
  cgroupV1MemoryNumaStat,
  cgroupV1MemoryOomControl,
  cgroupV1MemoryPressureLevel,
  cgroupV1MemoryStat,
  cgroupV1NotifyOnRelease,
  cgroupV1Procs,
  cgroupV1ReleaseAgent,
  cgroupV1Tasks,
  cgroupV2Cgroup,
  cgroupV2CpuPressure,
  cgroupV2Events,
  cgroupV2Hugetlb,
  cgroupV2HugetlbEvents,
  cgroupV2HugetlbEventsLocal,
  cgroupV2HugetlbNumaStat,
  cgroupV2IoPressure,
  cgroupV2IrqPressure,
  cgroupV2Kill,
  cgroupV2Memory,
  cgroupV2MemoryEvents,
  cgroupV2MemoryEventsLocal,
  cgroupV2MemoryNumaStat,
  cgroupV2MemoryPressure,
  cgroupV2MemoryReclaim,
  cgroupV2MemoryStat,
  cgroupV2MemorySwapEvents,
  cgroupV2Procs,
  cgroupV2Stat,
  cgroupV2StatLocal,
  cgroupV2Threads,
  kernelLog,
] as const;
