import { cgroup } from './proc-pid-cgroup/index.ts';
import { cmdline } from './proc-pid-cmdline/index.ts';
import { comm } from './proc-pid-comm/index.ts';
import { mountinfo } from './proc-pid-mountinfo/index.ts';
import { stat } from './proc-pid-stat/index.ts';
import { statm } from './proc-pid-statm/index.ts';
import { status } from './proc-pid-status/index.ts';

/** Files below /proc/<pid>/ but for the mapping files. */
export const processFiles = [status, stat, statm, cgroup, mountinfo, comm, cmdline] as const;
