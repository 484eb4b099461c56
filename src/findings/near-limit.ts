import type { CgroupPair, Comparison } from '../diff/index.ts';
import { numberOf, type Cgroup } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, has, textArg } from './args.ts';
import { limitStep } from './cgroup-steps.ts';
import { cgroupSubject, evidenceOf } from './evidence.ts';
import { isLimitReached } from './limit-reached.ts';
import { likelyVictim } from './likely-victim.ts';
import { deepestOf } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** With less than a tenth left a usual burst (a fork, a collapse of huge pages, a request) reaches the limit. */
export const nearLimitShare = 0.9;
const warningShare = 0.95;

const rule: Rule = {
  code: 'near-limit',
  needs: ['limit', 'unreclaimable'],
  why: 'Memory that cannot be reclaimed (anonymous, shmem, kernel without reclaimable slab, sockets) fills at least 90 % of a hard limit (warning from 95 %). Page cache does not count: usage at the limit that is cache is normal. Anonymous memory could go to swap where the cgroup may swap: a reason says so. In a diff the same state before is information.',
  judge(comparison) {
    const limited = comparison.cgroups.filter(
      (pair) => pair.after !== null && numberOf(pair.after.metrics['limit']) !== null && pair.after.path !== '/',
    );
    if (limited.length === 0) return { state: 'not-applicable', why: 'no cgroup of the capture has a limit' };
    if (limited.every((pair) => numberOf(pair.after?.metrics['unreclaimable']) === null))
      return { state: 'unknown', missing: ['memory.stat'] };
    const accused = limited.filter((pair) => judgeCgroup(pair, comparison) !== null);
    return foundOrClear(deepestOf(accused, comparison.after).flatMap((pair) => judgeCgroup(pair, comparison) ?? []));
  },
};

function filled(cgroup: Cgroup | null): number | null {
  const limit = numberOf(cgroup?.metrics['limit']);
  const held = numberOf(cgroup?.metrics['unreclaimable']);
  return limit === null || limit === 0 || held === null ? null : held / limit;
}

function judgeCgroup(pair: CgroupPair, comparison: Comparison): Judged | null {
  const cgroup = pair.after;
  const share = filled(cgroup);
  if (cgroup === null || share === null || share < nearLimitShare) return null;
  // Once the limit itself is being hit, limit-reached says it.
  if (comparison.before !== null && isLimitReached(pair, comparison)) return null;
  const sameBefore =
    (filled(pair.before) ?? 0) >= nearLimitShare && numberOf(pair.before?.metrics['limit']) === numberOf(cgroup.metrics['limit']);
  const canSwap = (numberOf(comparison.after.hostMetrics['swapTotal']) ?? 0) > 0 && numberOf(cgroup.metrics['swapLimit']) !== 0;
  const limit = numberOf(cgroup.metrics['limit']) ?? 0;
  const held = numberOf(cgroup.metrics['unreclaimable']) ?? 0;
  const name = showName(cgroup.path);
  return {
    severity: sameBefore ? 'info' : share >= warningShare && !canSwap ? 'warning' : 'notice',
    confidence: canSwap ? 0.5 : 0.8,
    subject: cgroupSubject(pair),
    args: {
      cgroup: name,
      held,
      limit,
      left: Math.max(0, limit - held),
      percent: Math.round(share * 100),
      canSwap,
      victim: likelyVictim(pair, comparison),
    },
    bytes: held,
    evidence: [
      evidenceOf('unreclaimable', pair.metrics['unreclaimable'], comparison),
      evidenceOf('limit', pair.metrics['limit'], comparison),
    ],
    reasoning: [{ code: 'cache-left-out', args: {} }, ...(canSwap ? [{ code: 'swap-could-take', args: {} }] : [])],
    next: [limitStep(cgroup, comparison.after), { code: 'who-in-cgroup', args: { cgroup: name, directory: showName(cgroup.directory) } }],
  };
}

export const nearLimit: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'cgroup')} has ${bytesArg(args, 'left')} left below its limit`,
      text: (args) =>
        `${bytesArg(args, 'held')} of ${textArg(args, 'cgroup')} cannot be reclaimed: ${textArg(args, 'percent')} % of its limit of ${bytesArg(args, 'limit')}. ` +
        (has(args, 'canSwap') ? 'Swap can still take part of it.' : 'It has no swap to go to: the next burst can end in an OOM kill.') +
        (has(args, 'victim') ? ` The first to be killed would be ${textArg(args, 'victim')}.` : ''),
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'cgroup')} 距上限仅剩 ${bytesArg(args, 'left')}`,
      text: (args) =>
        `${textArg(args, 'cgroup')} 中有 ${bytesArg(args, 'held')} 无法回收，占其上限 ${bytesArg(args, 'limit')} 的 ${textArg(args, 'percent')} %。` +
        (has(args, 'canSwap') ? '交换区仍可接收其中一部分。' : '没有可用的交换区：下一次突增就可能触发 OOM kill。') +
        (has(args, 'victim') ? `首先被终止的会是 ${textArg(args, 'victim')}。` : ''),
    },
  },
};
