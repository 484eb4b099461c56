import { buddyinfo } from './proc-buddyinfo/index.ts';
import { cgroups } from './proc-cgroups/index.ts';
import { meminfo } from './proc-meminfo/index.ts';
import { pagetypeinfo } from './proc-pagetypeinfo/index.ts';
import { pressure } from './proc-pressure/index.ts';
import { slabinfo } from './proc-slabinfo/index.ts';
import { swaps } from './proc-swaps/index.ts';
import { sysKernel } from './proc-sys-kernel/index.ts';
import { sysVm } from './proc-sys-vm/index.ts';
import { sysVmActs } from './proc-sys-vm-acts/index.ts';
import { sysvShm } from './proc-sysvipc-shm/index.ts';
import { uptime } from './proc-uptime/index.ts';
import { version } from './proc-version/index.ts';
import { vmstat } from './proc-vmstat/index.ts';
import { hugepages } from './sys-hugepages/index.ts';
import { hugepagesDemote } from './sys-hugepages-demote/index.ts';
import { zoneinfo } from './proc-zoneinfo/index.ts';
import { ksm } from './sys-ksm/index.ts';
import { lruGen } from './sys-lru-gen/index.ts';
import { nodeHugepages } from './sys-node-hugepages/index.ts';
import { nodeMeminfo } from './sys-node-meminfo/index.ts';
import { nodeNumastat } from './sys-node-numastat/index.ts';
import { nodeVmstat } from './sys-node-vmstat/index.ts';
import { numaDemotion } from './sys-numa/index.ts';
import { swapReadAhead } from './sys-swap/index.ts';
import { thpCount } from './sys-thp-count/index.ts';
import { thp } from './sys-thp/index.ts';
import { thpEvents } from './sys-thp-events/index.ts';
import { khugepaged } from './sys-thp-khugepaged/index.ts';
import { thpSize } from './sys-thp-size/index.ts';

/** Files of the whole host. */
export const hostFiles = [
  meminfo,
  vmstat,
  swaps,
  pressure,
  sysVm,
  sysVmActs,
  thp,
  khugepaged,
  thpSize,
  thpCount,
  thpEvents,
  ksm,
  lruGen,
  hugepages,
  hugepagesDemote,
  swapReadAhead,
  numaDemotion,
  uptime,
  version,
  sysKernel,
  zoneinfo,
  sysvShm,
  cgroups,
  nodeMeminfo,
  nodeVmstat,
  nodeNumastat,
  nodeHugepages,
  buddyinfo,
  slabinfo,
  pagetypeinfo,
] as const;
