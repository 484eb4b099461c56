import { meminfo } from './proc-meminfo/index.ts';
import { pressure } from './proc-pressure/index.ts';
import { swaps } from './proc-swaps/index.ts';
import { sysVm } from './proc-sys-vm/index.ts';
import { sysVmActs } from './proc-sys-vm-acts/index.ts';
import { vmstat } from './proc-vmstat/index.ts';

/** Files of the whole host. */
export const hostFiles = [meminfo, vmstat, swaps, pressure, sysVm, sysVmActs] as const;
