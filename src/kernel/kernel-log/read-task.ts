import type { OomTask } from '../oom-log.ts';
import type { LogMessage } from './log-line.ts';

// [  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name
/** The columns of the task table, which differ by kernel; null where the line is no such header. */
export function readTaskHeader(text: string): readonly string[] | null {
  const [, columns] = /^\[ *pid *\] +(.{1,300}) name$/u.exec(text) ?? [];
  return columns === undefined ? null : columns.trim().split(/ +/u);
}

// [   8240]     0  8240    10047     9177     7543     1634         0   126976        0             0 python3
/** One candidate: sizes in pages, but for pgtables_bytes; the page tables of old kernels as numbers of pages. */
export function readTask({ text, line }: LogMessage, columns: readonly string[], pageSize: number): OomTask | null {
  const [start, pid] = /^\[ *([0-9]{1,10})\]/u.exec(text) ?? [];
  if (start === undefined) return null;
  const values = new Map<string, number>();
  let at = start.length;
  for (const column of columns) {
    const number = /^ +(-?[0-9]{1,16})(?= )/u.exec(text.slice(at, at + 60));
    if (number === null) return null;
    values.set(column, Number(number[1]));
    at += number[0].length;
  }
  const count = (name: string): number | null => values.get(name) ?? null;
  const pages = (name: string): number | null => {
    const value = values.get(name);
    return value === undefined ? null : value * pageSize;
  };
  const tables = ['nr_ptes', 'nr_pmds', 'nr_puds'].map((name) => values.get(name)).filter((value) => value !== undefined);
  return {
    line,
    pid: Number(pid),
    tgid: count('tgid'),
    uid: count('uid'),
    // One blank ends the last number; what follows is the command, blanks and all.
    comm: text.slice(at + 1),
    totalVm: pages('total_vm'),
    rss: pages('rss'),
    rssAnon: pages('rss_anon'),
    rssFile: pages('rss_file'),
    rssShmem: pages('rss_shmem'),
    pageTables: count('pgtables_bytes') ?? (tables.length === 0 ? null : tables.reduce((sum, value) => sum + value, 0) * pageSize),
    swap: pages('swapents'),
    oomScoreAdj: count('oom_score_adj'),
  };
}
