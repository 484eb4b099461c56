import type { CgroupPair, Comparison } from '../diff/index.ts';
import { ancestry, numberOf } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { countArg, has, textArg } from './args.ts';
import { cgroupSubject, evidenceOf } from './evidence.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

const rule: Rule = {
  code: 'oom-kill',
  needs: ['oomKills'],
  why: 'The kernel counts OOM kills: v1 memory.oom_control oom_kill where the victim lived, v2 memory.events oom_kill there and in every ancestor, /proc/vmstat oom_kill for the host. failcnt and usage at the limit are no evidence of a kill.',
  judge(comparison) {
    const killed = comparison.cgroups.filter((pair) => rose(pair, comparison));
    if (killed.length > 0) return foundOrClear(deepest(killed, comparison).map((pair) => judgeCgroup(pair, comparison)));
    const host = comparison.host['oomKills'];
    const kills = comparison.before === null ? null : (host?.delta ?? null);
    if (kills !== null && kills > 0) {
      return foundOrClear([
        {
          severity: 'critical',
          confidence: 0.99,
          subject: { kind: 'host', id: 'host' },
          args: { kills, cgroup: null, limitAt: null },
          bytes: null,
          evidence: [evidenceOf('oomKills', host, comparison)],
          reasoning: [{ code: 'kernel-counter', args: { counter: 'vmstat oom_kill' } }],
          next: [{ code: 'read-kernel-log', args: {} }],
        },
      ]);
    }
    return comparison.cgroups.some((pair) => pair.metrics['oomKills']?.after != null) || host?.after != null
      ? { state: 'clear' }
      : { state: 'unknown', missing: ['memory.events or memory.oom_control', 'vmstat.oom_kill'] };
  },
};

/** In a diff the counter must have risen between the captures; in a report it must not be 0. A counter that fell was recreated: its value is new. */
function rose(pair: CgroupPair, comparison: Comparison): boolean {
  const kills = pair.metrics['oomKills'];
  if (kills === undefined || typeof kills.after !== 'number') return false;
  if (comparison.before === null) return kills.after > 0;
  return (kills.delta ?? 0) > 0 || (kills.delta !== null && kills.delta < 0 && kills.after > 0);
}

/** v2 raises the counter in every ancestor: the victim lived in the deepest one. */
function deepest(killed: readonly CgroupPair[], comparison: Comparison): readonly CgroupPair[] {
  const above = new Set(
    killed.flatMap((pair) =>
      pair.after === null
        ? []
        : ancestry(pair.after, comparison.after.cgroups)
            .slice(1)
            .map((cgroup) => cgroup.id),
    ),
  );
  return killed.filter((pair) => !above.has(pair.id));
}

function judgeCgroup(pair: CgroupPair, comparison: Comparison): Judged {
  const kills = pair.metrics['oomKills'];
  const level = limitLevel(pair, comparison);
  return {
    severity: 'critical',
    confidence: 0.99,
    subject: cgroupSubject(pair),
    args: {
      kills: kills?.delta ?? (typeof kills?.after === 'number' ? kills.after : null),
      cgroup: showName(pair.after?.path ?? ''),
      limitAt: level === null ? null : showName(level.path),
      limit: level === null ? null : numberOf(level.metrics['limit']),
    },
    bytes: null,
    evidence: [evidenceOf('oomKills', kills, comparison), evidenceOf('limitHits', pair.metrics['limitHits'], comparison)],
    reasoning: [
      { code: 'kernel-counter', args: { counter: pair.after?.version === 1 ? 'memory.oom_control oom_kill' : 'memory.events oom_kill' } },
    ],
    next: [
      { code: 'read-kernel-log', args: {} },
      { code: 'check-limit', args: { cgroup: showName(pair.after?.path ?? '') } },
    ],
  };
}

/** The level that was full: the nearest one whose own limit was hit. A leaf without hits died of an ancestor's limit or of the host's. */
function limitLevel(pair: CgroupPair, comparison: Comparison) {
  if (pair.after === null) return null;
  return (
    ancestry(pair.after, comparison.after.cgroups).find(
      (level) => numberOf(level.metrics['limit']) !== null && (numberOf(level.metrics['limitHits']) ?? 0) > 0,
    ) ?? null
  );
}

export const oomKill: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `OOM kill in ${has(args, 'cgroup') ? textArg(args, 'cgroup') : 'the host'}`,
      text: (args) =>
        `The kernel killed ${countArg(args, 'kills')} process(es) for lack of memory` +
        (has(args, 'cgroup') ? ` in ${textArg(args, 'cgroup')}` : '') +
        (has(args, 'limitAt')
          ? `; the limit that was hit is the one of ${textArg(args, 'limitAt')}.`
          : '; which limit was hit the counters do not say.'),
    },
    'zh-CN': {
      title: (args) => `${has(args, 'cgroup') ? textArg(args, 'cgroup') : '主机'} 中发生 OOM kill`,
      text: (args) =>
        `内核因内存不足终止了 ${countArg(args, 'kills')} 个进程` +
        (has(args, 'cgroup') ? `（位于 ${textArg(args, 'cgroup')}）` : '') +
        (has(args, 'limitAt') ? `；触及的是 ${textArg(args, 'limitAt')} 的限制。` : '；计数器无法说明触及的是哪一级限制。'),
    },
  },
};
