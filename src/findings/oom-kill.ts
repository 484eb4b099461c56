import type { CgroupPair, Comparison } from '../diff/index.ts';
import { amountOf, ancestry, numberOf, type Cgroup } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { oomKillWords } from './words/oom-kill.ts';
import { limitStep } from './cgroup-steps.ts';
import { cgroupSubject, evidenceOf, hostSubject, lineEvidence } from './evidence.ts';
import { hitEvidence } from './limit-evidence.ts';
import { newVictims, type NamedVictim } from './oom-victims.ts';
import { change, deepestOf } from './reading.ts';
import { foundOrClear, type Coded, type Finding, type Judged, type Rule } from './rule.ts';
import { metShare } from './unseen-hits.ts';

const rule: Rule = {
  code: 'oom-kill',
  needs: ['oomKills', 'limitHits', 'kernel-log'],
  why: 'The kernel counts OOM kills: v1 memory.oom_control oom_kill where the victim lived, v2 memory.events oom_kill there and in every ancestor, /proc/vmstat oom_kill for the host. Whose limit it was says the kernel log, else the nearest level whose own limit was hit (failcnt, events max), else the one whose peak met its limit. failcnt and usage at the limit alone are no evidence of a kill. A single capture does not say when it was: warning instead of critical.',
  judge(comparison) {
    const victims = newVictims(comparison.before, comparison.after);
    const killed = comparison.cgroups.filter((pair) => rose(pair, comparison));
    if (killed.length > 0) return foundOrClear(deepestOf(killed, comparison.after).map((pair) => judgeCgroup(pair, victims, comparison)));
    const host = judgeHost(victims, comparison);
    if (host !== null) return foundOrClear([host]);
    const known = comparison.cgroups.some((pair) => pair.metrics['oomKills']?.after != null) || comparison.host['oomKills']?.after != null;
    return known ? { state: 'clear' } : { state: 'unknown', missing: ['memory.events or memory.oom_control', 'vmstat.oom_kill'] };
  },
};

/** In a diff the counter must have risen between the captures; in a report it must not be 0. A counter that fell was recreated: its value is new. */
function rose(pair: CgroupPair, comparison: Comparison): boolean {
  const kills = pair.metrics['oomKills'];
  if (kills === undefined || typeof kills.after !== 'number') return false;
  if (comparison.before === null) return kills.after > 0;
  return (kills.delta ?? 0) > 0 || (kills.delta !== null && kills.delta < 0 && kills.after > 0);
}

function judgeCgroup(pair: CgroupPair, victims: readonly NamedVictim[], comparison: Comparison): Judged {
  const kills = pair.metrics['oomKills'];
  const path = pair.after?.path ?? '';
  const victim = victims.find(({ cgroup }) => cgroup === path || cgroup?.startsWith(`${path}/`) === true) ?? null;
  const level = pair.after === null ? null : levelOf(pair, victim, comparison);
  const members = new Set(pair.before?.members ?? []);
  const gone = comparison.processes.filter(({ pairing, before }) => pairing.kind === 'gone' && before !== null && members.has(before.id));
  const suspect = victim === null && gone.length === 1 ? gone[0]?.before?.identity : null;
  const counter = pair.after?.version === 1 ? 'memory.oom_control oom_kill' : 'memory.events oom_kill';
  const reasoning: Coded[] = [{ code: 'kernel-counter', args: { counter } }];
  if (victim !== null) reasoning.push({ code: 'log-names-victim', args: {} });
  else reasoning.push({ code: level?.by === 'peak' ? 'limit-by-peak' : 'log-not-captured', args: {} });
  return {
    severity: comparison.before === null ? 'warning' : 'critical',
    confidence: 0.99,
    subject: cgroupSubject(pair),
    args: {
      kills: kills?.delta != null && kills.delta > 0 ? kills.delta : typeof kills?.after === 'number' ? kills.after : null,
      cgroup: showName(path),
      limitAt: victim?.limitAt != null ? showName(victim.limitAt) : level === null ? null : showName(level.cgroup.path),
      limit: level === null ? null : numberOf(level.cgroup.metrics['limit']),
      ...victimArgs(victim),
      suspect: suspect == null ? null : showName(`${suspect.comm ?? '?'} (pid ${String(suspect.pid)})`),
      ever: comparison.before === null,
    },
    bytes: victim?.anonRss ?? null,
    evidence: [
      evidenceOf('oomKills', kills, comparison),
      ...hitEvidence(pair, comparison),
      ...(level?.by === 'peak' ? [evidenceOf('peak', pair.metrics['peak'], comparison)] : []),
      evidenceOf('limit', pair.metrics['limit'], comparison),
      ...(victim === null ? [] : [lineEvidence('kernel log', victim.comm, victim.path, victim.line, comparison.after.sample)]),
    ],
    reasoning,
    next: [
      ...(victim === null ? [{ code: 'read-kernel-log', args: {} }] : []),
      ...(pair.after === null ? [] : [limitStep(pair.after, comparison.after)]),
    ],
  };
}

function victimArgs(victim: NamedVictim | null): Readonly<Record<string, string | number | null>> {
  return {
    victim: victim === null ? null : showName(`${victim.comm} (pid ${String(victim.pid)})`),
    anonRss: victim?.anonRss ?? null,
    trigger: victim?.trigger == null ? null : showName(victim.trigger),
    largest: victim === null ? null : showName(victim.largest.map(({ comm, pid }) => `${comm} (pid ${String(pid)})`).join(', ')) || null,
  };
}

interface Level {
  readonly cgroup: Cgroup;
  readonly by: 'log' | 'hits' | 'peak';
}

/** The level that was full. A leaf without hits of its own died of an ancestor's limit or of the host's. */
function levelOf(pair: CgroupPair, victim: NamedVictim | null, comparison: Comparison): Level | null {
  if (pair.after === null) return null;
  const path = ancestry(pair.after, comparison.after.cgroups).filter((level) => numberOf(level.metrics['limit']) !== null);
  const named = victim?.limitAt == null ? undefined : path.find((level) => level.path === victim.limitAt);
  if (named !== undefined) return { cgroup: named, by: 'log' };
  const hit = path.find((level) => hitsOf(level) > 0);
  if (hit !== undefined) return { cgroup: hit, by: 'hits' };
  // From 6.15 and with memsw.limit equal to limit neither failcnt of v1 rises: the peak still shows that the limit was met.
  const met = path.find((level) => (numberOf(level.metrics['peak']) ?? 0) >= (numberOf(level.metrics['limit']) ?? Infinity) * metShare);
  return met === undefined ? null : { cgroup: met, by: 'peak' };
}

function hitsOf(cgroup: Cgroup): number {
  const own = amountOf(cgroup.files, 'v2:memory.events.local', 'max') ?? numberOf(cgroup.metrics['limitHits']) ?? 0;
  return own + (amountOf(cgroup.files, 'v1:memory', 'memory.memsw.failcnt') ?? 0);
}

function judgeHost(victims: readonly NamedVictim[], comparison: Comparison): Judged | null {
  const host = comparison.host['oomKills'];
  const kills = comparison.before === null ? victims.length : (change(host) ?? victims.length);
  if (kills <= 0) return null;
  const victim = victims.at(-1) ?? null;
  return {
    severity: comparison.before === null ? 'warning' : 'critical',
    confidence: 0.99,
    subject: hostSubject,
    args: {
      kills,
      cgroup: victim?.cgroup == null ? null : showName(victim.cgroup),
      limitAt: victim?.limitAt == null ? null : showName(victim.limitAt),
      limit: null,
      ...victimArgs(victim),
      suspect: null,
      ever: comparison.before === null,
    },
    bytes: victim?.anonRss ?? null,
    evidence: [
      evidenceOf('oomKills', host, comparison),
      ...(victim === null ? [] : [lineEvidence('kernel log', victim.comm, victim.path, victim.line, comparison.after.sample)]),
    ],
    reasoning: [
      { code: 'kernel-counter', args: { counter: victim === null ? 'vmstat oom_kill' : 'kernel log' } },
      { code: victim === null ? 'log-not-captured' : 'log-names-victim', args: {} },
    ],
    next: [{ code: 'read-kernel-log', args: {} }],
  };
}

export const oomKill: Finding = { rule, words: oomKillWords };
