import { amountOf, numberOf, type Cgroup } from '../model/index.ts';
import type { CgroupPair, Comparison } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, countArg, has, textArg, timesArg } from './args.ts';
import { limitStep } from './cgroup-steps.ts';
import { cgroupSubject, evidenceOf } from './evidence.ts';
import { likelyVictim } from './likely-victim.ts';
import { deepestOf } from './reading.ts';
import { foundOrClear, type Coded, type Finding, type Judged, type Rule } from './rule.ts';
import { metShare, unseenHit, type UnseenHit } from './unseen-hits.ts';

/** A few hits are one burst of page cache that was reclaimed at once. */
export const leastHits = 10;
/** Reading one large file below a limit made 116 hits and no harm: what can't be reclaimed must fill most of the limit, or swap must have taken it. */
export const heldShare = 0.8;
/** Swap beyond a twentieth of the limit was taken because of the limit. */
const swappedShare = 0.05;
/** One hit in large steps of reclaim is enough where swap already holds a fifth of the limit: v2 counts a whole round of reclaim once. */
const heavilySwapped = 0.2;

const rule: Rule = {
  code: 'limit-reached',
  needs: ['limitHits', 'limit', 'unreclaimable', 'swap'],
  why: 'A hard limit refused charges at least 10 times (v1 failcnt, v2 memory.events max; once where swap holds a fifth of the limit), and memory that cannot be reclaimed fills 80 % of the limit, or swap holds 5 % of it. Hits alone are page cache doing its work. In a diff the hits must be new; a cgroup that lived at the same limit before is information. The counters are the kernel’s own: grade 0.99. From 6.15 on version 1 counts nothing where memsw.limit equals the limit: there usage within 2 % of the limit while pages leave and come is grade 0.8, a peak that met the limit 0.5, and a peak of no known time is unknown.',
  judge(comparison) {
    const limited = comparison.cgroups.filter(
      (pair) => pair.after !== null && numberOf(pair.after.metrics['limit']) !== null && pair.after.path !== '/',
    );
    if (limited.length === 0) return { state: 'not-applicable', why: 'no cgroup of the capture has a limit' };
    if (limited.every((pair) => pair.metrics['limitHits']?.after == null))
      return { state: 'unknown', missing: ['memory.events max or memory.failcnt'] };
    const accused = limited.filter((pair) => judgeCgroup(pair, comparison) !== null);
    const undecided = limited.filter((pair) => isShort(pair.after) && unseenHit(pair, comparison) === 'undecided');
    if (accused.length === 0 && undecided.length > 0)
      return { state: 'unknown', missing: ['memory.failcnt (not counted from 6.15 on where memsw.limit equals the limit)'] };
    return foundOrClear(deepestOf(accused, comparison.after).flatMap((pair) => judgeCgroup(pair, comparison) ?? []));
  },
};

/** Whether a cgroup is short at its limit: what it can't give back fills it, or it had to swap. */
function isShort(cgroup: Cgroup | null): boolean {
  const limit = numberOf(cgroup?.metrics['limit']);
  const held = numberOf(cgroup?.metrics['unreclaimable']);
  if (limit === null) return false;
  return (held !== null && held >= limit * heldShare) || (numberOf(cgroup?.metrics['swap']) ?? 0) > limit * swappedShare;
}

function isHit(count: number, cgroup: Cgroup | null): boolean {
  const [limit, swap] = [numberOf(cgroup?.metrics['limit']), numberOf(cgroup?.metrics['swap'])];
  return count >= leastHits || (count >= 1 && limit !== null && swap !== null && swap >= limit * heavilySwapped);
}

/** How often the limit was hit: since the older capture, or ever where there is none. */
function newHits(pair: CgroupPair, comparison: Comparison): number | null {
  const hits = pair.metrics['limitHits'];
  const count = comparison.before === null ? hits?.after : hits?.delta;
  return typeof count === 'number' ? count + Math.max(0, togetherHits(pair.after) - togetherHits(pair.before)) : null;
}

/** Refusals of memory and swap together, which are those of memory where both limits are the same: up to 6.14 they count beside failcnt. */
const togetherHits = (cgroup: Cgroup | null): number =>
  cgroup !== null && numberOf(cgroup.metrics['swapLimit']) === 0 ? (amountOf(cgroup.files, 'v1:memory', 'memory.memsw.failcnt') ?? 0) : 0;

/** Whether the limit itself is being hit, counted or not: then headroom is no longer the question. */
export const isLimitReached = (pair: CgroupPair, comparison: Comparison): boolean =>
  (newHits(pair, comparison) ?? 0) >= leastHits || judgeCgroup(pair, comparison) !== null;

function judgeCgroup(pair: CgroupPair, comparison: Comparison): Judged | null {
  const count = newHits(pair, comparison);
  const cgroup = pair.after;
  if (cgroup === null || !isShort(cgroup)) return null;
  const counted = count !== null && isHit(count, cgroup);
  const unseen = counted ? null : unseenHit(pair, comparison);
  if (!counted && (unseen === null || unseen === 'undecided')) return null;
  const limit = numberOf(cgroup.metrics['limit']);
  const hitBefore = counted
    ? isHit(numberOf(pair.before?.metrics['limitHits']) ?? 0, pair.before)
    : (numberOf(pair.before?.metrics['usage']) ?? 0) >= (limit ?? Infinity) * metShare;
  const sameLimit = numberOf(pair.before?.metrics['limit']) === limit;
  const swap = numberOf(cgroup.metrics['swap']);
  return {
    severity: hitBefore && sameLimit && isShort(pair.before) ? 'info' : 'warning',
    confidence: counted ? 0.99 : unseen === 'turned-over' ? 0.8 : 0.5,
    subject: cgroupSubject(pair),
    args: {
      cgroup: showName(cgroup.path),
      hits: counted ? count : null,
      limit,
      held: numberOf(cgroup.metrics['unreclaimable']),
      swap: swap === 0 ? null : swap,
      victim: likelyVictim(pair, comparison),
    },
    bytes: numberOf(cgroup.metrics['unreclaimable']),
    evidence: [
      evidenceOf('limitHits', pair.metrics['limitHits'], comparison),
      evidenceOf('usage', pair.metrics['usage'], comparison),
      evidenceOf('swap', pair.metrics['swap'], comparison),
    ],
    reasoning: [...reasonsFor(cgroup, unseen), { code: 'not-only-cache', args: {} }],
    next: [
      limitStep(cgroup, comparison.after),
      { code: 'who-in-cgroup', args: { cgroup: showName(cgroup.path), directory: showName(cgroup.directory) } },
    ],
  };
}

function reasonsFor(cgroup: Cgroup, unseen: UnseenHit | null): readonly Coded[] {
  if (unseen === null)
    return [{ code: 'kernel-counter', args: { counter: cgroup.version === 1 ? 'memory.failcnt' : 'memory.events max' } }];
  return [
    { code: 'hits-not-counted', args: {} },
    ...(unseen === 'turned-over'
      ? [{ code: 'pages-turned-over', args: {} }]
      : [
          { code: 'limit-by-peak', args: {} },
          { code: 'burst-possible', args: {} },
        ]),
  ];
}

export const limitReached: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'cgroup')} hit its memory limit`,
      text: (args) =>
        `${textArg(args, 'cgroup')} ran into its limit of ${bytesArg(args, 'limit')}${has(args, 'hits') ? ` ${timesArg(args, 'hits')}` : ''}; ${bytesArg(args, 'held')} of what it holds cannot be reclaimed` +
        (has(args, 'swap') ? `, and ${bytesArg(args, 'swap')} of its memory is in swap.` : '.') +
        (has(args, 'victim') ? ` If it comes to a kill, the first would be ${textArg(args, 'victim')}.` : ''),
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'cgroup')} 已触及内存上限`,
      text: (args) =>
        `${textArg(args, 'cgroup')} 触及上限（${bytesArg(args, 'limit')}）${has(args, 'hits') ? `${countArg(args, 'hits')} 次` : ''}；其持有的内存中有 ${bytesArg(args, 'held')} 无法回收` +
        (has(args, 'swap') ? `，另有 ${bytesArg(args, 'swap')} 位于交换区。` : '。') +
        (has(args, 'victim') ? `如发生 OOM kill，首先被终止的会是 ${textArg(args, 'victim')}。` : ''),
    },
  },
};
