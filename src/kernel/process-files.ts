import { cgroup } from './proc-pid-cgroup/index.ts';
import { clearRefs } from './proc-pid-clear-refs/index.ts';
import { cmdline } from './proc-pid-cmdline/index.ts';
import { comm } from './proc-pid-comm/index.ts';
import { coredumpFilter } from './proc-pid-coredump-filter/index.ts';
import { io } from './proc-pid-io/index.ts';
import { ksmMergingPages } from './proc-pid-ksm-merging-pages/index.ts';
import { ksmStat } from './proc-pid-ksm-stat/index.ts';
import { limits } from './proc-pid-limits/index.ts';
import { mountinfo } from './proc-pid-mountinfo/index.ts';
import { oomAdj } from './proc-pid-oom-adj/index.ts';
import { oomScore } from './proc-pid-oom-score/index.ts';
import { oomScoreAdj } from './proc-pid-oom-score-adj/index.ts';
import { pagemap } from './proc-pid-pagemap/index.ts';
import { stat } from './proc-pid-stat/index.ts';
import { statm } from './proc-pid-statm/index.ts';
import { status } from './proc-pid-status/index.ts';

/** Files below /proc/<pid>/ but for the mapping files. */
export const processFiles = [
  status,
  stat,
  statm,
  cgroup,
  mountinfo,
  comm,
  cmdline,
  limits,
  oomScore,
  oomScoreAdj,
  oomAdj,
  io,
  ksmStat,
  ksmMergingPages,
  clearRefs,
  pagemap,
  coredumpFilter,
] as const;
