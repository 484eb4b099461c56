import type { OomReport } from '../kernel/index.ts';
import type { Snapshot } from '../model/index.ts';

/** One victim of the OOM killer that the kernel log names. */
export interface NamedVictim {
  readonly pid: number;
  readonly comm: string;
  /** Cgroup whose limit was hit; null for the host. */
  readonly limitAt: string | null;
  readonly scope: OomReport['scope'];
  /** Cgroup of the victim, where the kernel says it. */
  readonly cgroup: string | null;
  readonly anonRss: number | null;
  /** The task whose allocation failed. */
  readonly trigger: string | null;
  /** Candidates in the task table, the largest first. */
  readonly largest: readonly { readonly pid: number; readonly comm: string; readonly rss: number }[];
  readonly path: string;
  readonly line: number;
}

/** The victims that the captured kernel log names; empty where no log was captured. */
export function oomVictims(snapshot: Snapshot): readonly NamedVictim[] {
  const file = snapshot.hostFiles.get('kernel-log');
  if (file?.record.type !== 'oom-log') return [];
  return file.record.reports.flatMap((report) =>
    report.victims.map((victim) => ({
      pid: victim.pid,
      comm: victim.comm,
      limitAt: report.oomMemcg,
      scope: report.scope,
      cgroup: report.taskMemcg,
      anonRss: victim.anonRss,
      trigger: report.trigger?.comm ?? null,
      largest: largestTasks(report),
      path: file.path,
      line: victim.line,
    })),
  );
}

function largestTasks(report: OomReport): NamedVictim['largest'] {
  return report.tasks
    .flatMap(({ pid, comm, rss }) => (rss === null ? [] : [{ pid, comm, rss }]))
    .sort((left, right) => right.rss - left.rss)
    .slice(0, 3);
}

/** Victims that only the newer log names: an old report may still stand in the ring buffer. */
export function newVictims(before: Snapshot | null, after: Snapshot): readonly NamedVictim[] {
  const old = new Set(
    (before === null ? [] : oomVictims(before)).map(({ pid, comm, anonRss }) => `${String(pid)} ${comm} ${String(anonRss)}`),
  );
  return oomVictims(after).filter(({ pid, comm, anonRss }) => !old.has(`${String(pid)} ${comm} ${String(anonRss)}`));
}
