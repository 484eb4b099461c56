import { statm } from './proc-pid-statm/index.ts';

/** Files below /proc/<pid>/ but for the mapping files. */
export const processFiles = [statm] as const;
