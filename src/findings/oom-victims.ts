import { rowsOf, type Snapshot } from '../model/index.ts';

/** One OOM report of the kernel log. */
export interface OomVictim {
  readonly pid: number;
  readonly comm: string | null;
  /** Cgroup whose limit was hit, where the kernel says it. */
  readonly limitAt: string | null;
  /** Cgroup of the victim. */
  readonly cgroup: string | null;
  readonly anonBytes: number | null;
  readonly line: number;
}

/** The victims that the captured kernel log names; empty where no log was captured. */
export function oomVictims(snapshot: Snapshot): readonly OomVictim[] {
  return rowsOf(snapshot.hostFiles, 'kernel-log').flatMap((row) => {
    const amount = (key: string): number | null => {
      const cell = row.cells.get(key);
      return cell?.kind === 'amount' ? cell.amount : null;
    };
    const text = (key: string): string | null => {
      const cell = row.cells.get(key);
      return cell?.kind === 'text' ? cell.text : null;
    };
    const pid = amount('pid');
    return pid === null
      ? []
      : [
          {
            pid,
            comm: text('comm'),
            limitAt: text('oom_memcg'),
            cgroup: text('task_memcg'),
            anonBytes: amount('anon-rss'),
            line: row.line,
          },
        ];
  });
}
