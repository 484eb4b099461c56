import { maps } from './proc-pid-maps/index.ts';
import { numaMaps } from './proc-pid-numa-maps/index.ts';
import { smapsRollup } from './proc-pid-smaps-rollup/index.ts';
import { smaps, vmFlags } from './proc-pid-smaps/index.ts';

/** The files that tell of the mappings of a process. */
export const mappingFiles = [maps, smaps, vmFlags, smapsRollup, numaMaps] as const;
