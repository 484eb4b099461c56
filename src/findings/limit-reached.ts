import { numberOf } from '../model/index.ts';
import type { CgroupPair, Comparison } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, countArg, textArg } from './args.ts';
import { cgroupSubject, evidenceOf } from './evidence.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** A few hits are one burst of page cache that was reclaimed at once; on real kernels reading one large file below a limit made 116. */
const fewHits = 10;
/** Usage that is mostly clean page cache can be at the limit for years without harm: memory that can't be reclaimed must fill most of it. */
const heldShare = 0.8;

const rule: Rule = {
  code: 'limit-reached',
  needs: ['limitHits', 'limit', 'unreclaimable'],
  why: 'A hard limit refused charges between the captures (v1 failcnt, v2 memory.events max) and memory that cannot be reclaimed fills 80 % of the limit or more, or swap had to take it. Hits alone are page cache doing its work.',
  judge(comparison) {
    const limited = comparison.cgroups.filter(
      (pair) => pair.after !== null && numberOf(pair.after.metrics['limit']) !== null && pair.after.path !== '/',
    );
    if (limited.length === 0) return { state: 'not-applicable', why: 'no cgroup of the capture has a limit' };
    if (limited.every((pair) => pair.metrics['limitHits']?.after == null))
      return { state: 'unknown', missing: ['memory.events max or memory.failcnt'] };
    return foundOrClear(limited.map((pair) => judgeCgroup(pair, comparison)).filter((found) => found !== null));
  },
};

function judgeCgroup(pair: CgroupPair, comparison: Comparison): Judged | null {
  const hits = pair.metrics['limitHits'];
  const isReport = comparison.before === null;
  const count = isReport ? hits?.after : hits?.delta;
  const cgroup = pair.after;
  if (typeof count !== 'number' || count < fewHits || cgroup === null) return null;
  const limit = numberOf(cgroup.metrics['limit']);
  const held = numberOf(cgroup.metrics['unreclaimable']);
  if (limit === null || held === null) return null;
  const swapped = (numberOf(cgroup.metrics['swap']) ?? 0) > limit / 20;
  if (held < limit * heldShare && !swapped) return null;
  const livedThereBefore = !isReport && (numberOf(pair.before?.metrics['limitHits']) ?? 0) >= fewHits;
  return {
    severity: livedThereBefore ? 'info' : 'warning',
    confidence: 0.99,
    subject: cgroupSubject(pair),
    args: { cgroup: showName(cgroup.path), hits: count, limit, held },
    bytes: held,
    evidence: [evidenceOf('limitHits', hits, comparison), evidenceOf('usage', pair.metrics['usage'], comparison)],
    reasoning: [{ code: 'kernel-counter', args: { counter: cgroup.version === 1 ? 'memory.failcnt' : 'memory.events max' } }],
    next: [{ code: 'check-limit', args: { cgroup: showName(cgroup.path) } }],
  };
}

export const limitReached: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'cgroup')} is at its memory limit`,
      text: (args) =>
        `${textArg(args, 'cgroup')} ran into its limit of ${bytesArg(args, 'limit')} ${countArg(args, 'hits')} times; ${bytesArg(args, 'held')} of what it holds cannot be reclaimed.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'cgroup')} 已触及内存上限`,
      text: (args) =>
        `${textArg(args, 'cgroup')} 触及上限（${bytesArg(args, 'limit')}）${countArg(args, 'hits')} 次；其中 ${bytesArg(args, 'held')} 无法回收。`,
    },
  },
};
