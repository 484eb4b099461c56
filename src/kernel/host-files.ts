import { meminfo } from './proc-meminfo/index.ts';
import { vmstat } from './proc-vmstat/index.ts';

/** Files of the whole host. */
export const hostFiles = [meminfo, vmstat] as const;
