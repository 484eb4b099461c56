import { smaps, vmFlags } from './proc-pid-smaps/index.ts';

/** The files that tell of the mappings of a process. */
export const mappingFiles = [smaps, vmFlags] as const;
