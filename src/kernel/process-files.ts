import { status } from './proc-pid-status/index.ts';
import { statm } from './proc-pid-statm/index.ts';

/** Files below /proc/<pid>/ but for the mapping files. */
export const processFiles = [status, statm] as const;
