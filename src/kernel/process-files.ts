import { stat } from './proc-pid-stat/index.ts';
import { statm } from './proc-pid-statm/index.ts';
import { status } from './proc-pid-status/index.ts';

/** Files below /proc/<pid>/ but for the mapping files. */
export const processFiles = [status, stat, statm] as const;
