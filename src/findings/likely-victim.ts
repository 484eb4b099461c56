import type { CgroupPair, Comparison } from '../diff/index.ts';
import { numberOf, type Process } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { processName } from './evidence.ts';
import { membersBelow } from './reading.ts';

/**
 * Whom the OOM killer would take of a cgroup: the highest oom_badness, which is resident pages, swap and page tables plus the share of
 * the limit that oom_score_adj stands for. -1000 is never taken. Source: mm/oom_kill.c oom_badness().
 */
export function likelyVictim(pair: CgroupPair, comparison: Comparison): string | null {
  const cgroup = pair.after;
  if (cgroup === null) return null;
  const limit = numberOf(cgroup.metrics['limit']) ?? numberOf(comparison.after.hostMetrics['total']) ?? 0;
  let worst: { readonly process: Process; readonly points: number } | null = null;
  for (const id of membersBelow(cgroup, comparison.after)) {
    const process = comparison.after.processes.get(id);
    const points = process === undefined ? null : badness(process, limit);
    if (process !== undefined && points !== null && (worst === null || points > worst.points)) worst = { process, points };
  }
  const taken = worst?.process.id;
  const found = comparison.processes.find(({ after }) => after !== null && after.id === taken);
  return found === undefined ? null : showName(processName(found));
}

function badness(process: Process, limit: number): number | null {
  const adjust = numberOf(process.metrics['oomScoreAdj']) ?? 0;
  const rss = numberOf(process.metrics['rss']);
  if (process.kind !== 'user' || rss === null || adjust === -1000) return null;
  return rss + (numberOf(process.metrics['swap']) ?? 0) + (numberOf(process.metrics['pageTables']) ?? 0) + (adjust * limit) / 1000;
}
