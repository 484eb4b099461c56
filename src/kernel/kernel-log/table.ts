import type { Field, TableRecord } from '../../text/index.ts';
import type { OomLog, OomReport } from '../oom-log.ts';

/** The reports as rows, for whoever shows any record: a row for each report, victim, counter and candidate, under the kernel's own names. */
export function oomLogTable(log: OomLog): TableRecord {
  return { type: 'table', rows: log.reports.flatMap((report, index) => reportRows(report, `oom ${String(index + 1)}`)) };
}

function reportRows(report: OomReport, label: string): TableRecord['rows'] {
  return [
    row(label, report.firstLine, {
      at: report.at,
      constraint: report.constraint,
      oom_memcg: report.oomMemcg,
      task_memcg: report.taskMemcg,
      order: report.trigger?.order ?? null,
      gfp_mask: report.trigger?.gfpMask ?? null,
    }),
    ...report.counters.map(({ counter, line, usage, limit, failcnt }) => row(`${label} ${counter}`, line, { usage, limit, failcnt })),
    ...report.victims.map((victim) =>
      row(`${label} killed ${String(victim.pid)}`, victim.line, {
        name: victim.comm,
        uid: victim.uid,
        'total-vm': victim.totalVm,
        'anon-rss': victim.anonRss,
        'file-rss': victim.fileRss,
        'shmem-rss': victim.shmemRss,
        pgtables: victim.pageTables,
        oom_score_adj: victim.oomScoreAdj,
      }),
    ),
    ...report.tasks.map((task) =>
      row(`${label} task ${String(task.pid)}`, task.line, {
        name: task.comm,
        uid: task.uid,
        tgid: task.tgid,
        total_vm: task.totalVm,
        rss: task.rss,
        rss_anon: task.rssAnon,
        rss_file: task.rssFile,
        rss_shmem: task.rssShmem,
        pgtables_bytes: task.pageTables,
        swapents: task.swap,
        oom_score_adj: task.oomScoreAdj,
      }),
    ),
  ];
}

function row(label: string, line: number, values: Readonly<Record<string, string | number | null>>): TableRecord['rows'][number] {
  const cells = new Map<string, Field>();
  for (const [name, value] of Object.entries(values)) {
    if (value === null) continue;
    cells.set(name, value === 'unlimited' && name === 'limit' ? { kind: 'unlimited', line } : fieldOf(value, line));
  }
  return { label, line, cells };
}

function fieldOf(value: string | number, line: number): Field {
  return typeof value === 'number' ? { kind: 'amount', amount: value, line } : { kind: 'text', text: value, line };
}
