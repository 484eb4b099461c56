import type { CgroupPair, Comparison } from '../diff/index.ts';
import { numberOf } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, countArg, has, textArg, timeArg, timesArg } from './args.ts';
import { limitStep } from './cgroup-steps.ts';
import { cgroupSubject, evidenceOf } from './evidence.ts';
import { change, deepestOf } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** One `high` event is one charge that had to reclaim; ten new ones are more than a single burst (1 or 2 were seen on idle services). */
export const leastHighEvents = 10;
/** From this share of the elapsed time in stalls a service feels it. */
const stallFrom = 1e6;

const rule: Rule = {
  code: 'throttled-at-high',
  needs: ['high', 'highEvents', 'pressureSome'],
  why: 'Charges above memory.high made tasks reclaim and wait at least 10 times (v2 memory.events high). Version 1 has no such limit. Warning where the cgroup also stalled for a second or more, else notice. In a diff a cgroup that was throttled at the same limit before and is not more so is information.',
  judge(comparison) {
    const limited = comparison.cgroups.filter((pair) => pair.after?.version === 2 && numberOf(pair.after.metrics['high']) !== null);
    if (limited.length === 0) return { state: 'not-applicable', why: 'no cgroup of the capture has memory.high' };
    if (limited.every((pair) => pair.metrics['highEvents']?.after == null)) return { state: 'unknown', missing: ['memory.events high'] };
    const accused = limited.filter((pair) => judgeCgroup(pair, comparison) !== null);
    return foundOrClear(deepestOf(accused, comparison.after).flatMap((pair) => judgeCgroup(pair, comparison) ?? []));
  },
};

function judgeCgroup(pair: CgroupPair, comparison: Comparison): Judged | null {
  const events = pair.metrics['highEvents'];
  const isReport = comparison.before === null;
  const count = isReport ? events?.after : events?.delta;
  const cgroup = pair.after;
  if (typeof count !== 'number' || count < leastHighEvents || cgroup === null) return null;
  const high = numberOf(cgroup.metrics['high']);
  const before = numberOf(pair.before?.metrics['highEvents']) ?? 0;
  const same = before >= leastHighEvents && numberOf(pair.before?.metrics['high']) === high && count <= before;
  const stalled = isReport ? null : change(pair.metrics['pressureSome']);
  const name = showName(cgroup.path);
  return {
    severity: same ? 'info' : stalled !== null && stalled >= stallFrom ? 'warning' : 'notice',
    confidence: 0.99,
    subject: cgroupSubject(pair),
    args: {
      cgroup: name,
      events: count,
      high,
      usage: numberOf(cgroup.metrics['usage']),
      swap: numberOf(cgroup.metrics['swap']),
      both: numberOf(cgroup.metrics['swapCached']) || null,
      stalled,
    },
    bytes: numberOf(cgroup.metrics['usage']),
    evidence: [
      evidenceOf('highEvents', events, comparison),
      evidenceOf('usage', pair.metrics['usage'], comparison),
      evidenceOf('pressureSome', pair.metrics['pressureSome'], comparison),
    ],
    reasoning: [{ code: 'kernel-counter', args: { counter: 'memory.events high' } }],
    next: [limitStep(cgroup, comparison.after), { code: 'who-in-cgroup', args: { cgroup: name, directory: showName(cgroup.directory) } }],
  };
}

export const throttledAtHigh: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'cgroup')} is throttled at memory.high`,
      text: (args) =>
        `${textArg(args, 'cgroup')} went over memory.high (${bytesArg(args, 'high')}) ${timesArg(args, 'events')}; its tasks had to reclaim and wait${has(args, 'stalled') ? `, ${timeArg(args, 'stalled')} in all` : ''}. It now uses ${bytesArg(args, 'usage')}, and ${bytesArg(args, 'swap')} of swap${has(args, 'both') ? `, of which ${bytesArg(args, 'both')} are in memory as well (swap cache)` : ''}.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'cgroup')} 在 memory.high 处受到限流`,
      text: (args) =>
        `${textArg(args, 'cgroup')} 超过 memory.high（${bytesArg(args, 'high')}）${countArg(args, 'events')} 次，其任务被迫回收内存并等待${has(args, 'stalled') ? `，累计 ${timeArg(args, 'stalled')}` : ''}。目前使用内存 ${bytesArg(args, 'usage')}，占用交换空间 ${bytesArg(args, 'swap')}${has(args, 'both') ? `（其中 ${bytesArg(args, 'both')} 同时在内存中，即交换缓存）` : ''}。`,
    },
  },
};
