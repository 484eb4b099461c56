import type { Unlimited } from '../units/index.ts';

/** The OOM reports of a kernel log. All sizes in bytes; null where the kernel of that age does not say it or the line is missing. */
export interface OomLog {
  readonly type: 'oom-log';
  readonly reports: readonly OomReport[];
  /** Lines of the log. Those outside the reports' `firstLine` to `lastLine` speak of other things and were passed over. */
  readonly lines: number;
}

/** One run of the OOM killer, from its trigger to its last victim. */
export interface OomReport {
  readonly firstLine: number;
  readonly lastLine: number;
  /** Microseconds since boot of the report's first line. */
  readonly at: number | null;
  /** The wall clock as the log prints it, where it prints that instead of or beside the time since boot. */
  readonly stamp: string | null;
  /** `memcg`: a cgroup was at its limit. `host`: the host, or the nodes that were allowed, ran out. */
  readonly scope: 'memcg' | 'host' | 'unknown';
  /** `CONSTRAINT_MEMCG`, `CONSTRAINT_NONE`, `CONSTRAINT_CPUSET`, `CONSTRAINT_MEMORY_POLICY`; kernels before 5.0 do not print it. */
  readonly constraint: string | null;
  /** The cgroup whose limit was hit, as the kernel prints it. */
  readonly oomMemcg: string | null;
  /** The cgroup in which the victim lived: the same or one below. */
  readonly taskMemcg: string | null;
  /** The cgroup that was killed as a whole (memory.oom.group). */
  readonly groupMemcg: string | null;
  /** The task whose allocation failed. It need not be the one that used the memory. */
  readonly trigger: OomTrigger | null;
  readonly counters: readonly OomCounter[];
  readonly stats: readonly OomStats[];
  readonly tasks: readonly OomTask[];
  readonly victims: readonly OomVictim[];
  /** False where no process could be killed; null where the log does not reach far enough to tell. */
  readonly killed: boolean | null;
}

export interface OomTrigger {
  readonly comm: string;
  readonly gfpMask: string | null;
  readonly order: number | null;
  readonly oomScoreAdj: number | null;
}

/** `memory: usage 30720kB, limit 30720kB, failcnt 95`. */
export interface OomCounter {
  readonly counter: 'memory' | 'memory+swap' | 'swap' | 'kmem';
  readonly line: number;
  readonly usage: number;
  readonly limit: number | Unlimited;
  readonly failcnt: number;
}

/** memory.stat of a cgroup at that moment: bytes, and counts for events. */
export interface OomStats {
  readonly memcg: string;
  readonly line: number;
  readonly fields: ReadonlyMap<string, number | Unlimited>;
}

/** One candidate of the task table. */
export interface OomTask {
  readonly line: number;
  readonly pid: number;
  readonly tgid: number | null;
  readonly uid: number | null;
  readonly comm: string;
  readonly totalVm: number | null;
  readonly rss: number | null;
  readonly rssAnon: number | null;
  readonly rssFile: number | null;
  readonly rssShmem: number | null;
  readonly pageTables: number | null;
  readonly swap: number | null;
  readonly oomScoreAdj: number | null;
}

export interface OomVictim {
  readonly line: number;
  /** Microseconds since boot. */
  readonly at: number | null;
  readonly pid: number;
  readonly comm: string;
  readonly uid: number | null;
  readonly totalVm: number | null;
  readonly anonRss: number | null;
  readonly fileRss: number | null;
  readonly shmemRss: number | null;
  readonly pageTables: number | null;
  readonly oomScoreAdj: number | null;
}
