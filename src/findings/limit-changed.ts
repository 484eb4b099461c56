import type { Pair } from '../contract/index.ts';
import type { CgroupPair, Comparison } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, has, textArg } from './args.ts';
import { limitStep } from './cgroup-steps.ts';
import { cgroupSubject, evidenceOf } from './evidence.ts';
import { oneCapture, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** The limits of a cgroup and the kernel's names for them in v1 and v2. */
const limits: Readonly<Record<string, readonly [string, string]>> = {
  limit: ['memory.limit_in_bytes', 'memory.max'],
  high: ['', 'memory.high'],
  low: ['', 'memory.low'],
  min: ['', 'memory.min'],
  swapLimit: ['memory.memsw.limit_in_bytes', 'memory.swap.max'],
};

const rule: Rule = {
  code: 'limit-changed',
  needs: ['limit', 'high', 'low', 'min', 'swapLimit'],
  why: 'A limit or protection of a cgroup that is on both sides has another value. Warning where a limit is now below what the cgroup used before: the kernel then reclaims, swaps or kills. The values are the kernel’s own: grade 0.99.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    const pairs = comparison.cgroups.filter((pair) => pair.before !== null && pair.after !== null);
    if (pairs.length === 0) return { state: 'not-applicable', why: 'no memory cgroup is in both captures' };
    return foundOrClear(pairs.flatMap((pair) => judgeCgroup(pair, comparison)));
  },
};

function judgeCgroup(pair: CgroupPair, comparison: Comparison): readonly Judged[] {
  const changed = Object.keys(limits).filter((metric) => isChanged(pair.metrics[metric]));
  // v1 counts memory and swap together: that limit moves with the memory limit and is no second change.
  const own = pair.after?.version === 1 && changed.includes('limit') ? changed.filter((metric) => metric !== 'swapLimit') : changed;
  return own.map((metric) => toFinding(pair, metric, comparison));
}

const isChanged = (pair: Pair | undefined): boolean =>
  pair !== undefined && pair.before !== null && pair.after !== null && pair.before !== pair.after;

function toFinding(pair: CgroupPair, metric: string, comparison: Comparison): Judged {
  const values = pair.metrics[metric];
  const usage = was(pair.metrics['usage']);
  const isLimit = metric === 'limit' || metric === 'high';
  const squeezed = isLimit && usage !== null && typeof values?.after === 'number' && values.after < usage;
  const cgroup = showName(pair.after?.path ?? '');
  return {
    severity: squeezed ? 'warning' : 'notice',
    confidence: 0.99,
    subject: cgroupSubject(pair),
    args: {
      cgroup,
      file: limits[metric]?.[pair.after?.version === 1 ? 0 : 1] ?? metric,
      before: values?.before ?? null,
      after: values?.after ?? null,
      usage: squeezed ? usage : null,
    },
    bytes: typeof values?.delta === 'number' ? Math.abs(values.delta) : null,
    evidence: [evidenceOf(metric, values, comparison), evidenceOf('usage', pair.metrics['usage'], comparison)],
    reasoning: [{ code: 'kernel-setting', args: { file: limits[metric]?.[pair.after?.version === 1 ? 0 : 1] ?? metric } }],
    next: pair.after === null ? [] : [limitStep(pair.after, comparison.after)],
  };
}

export const limitChanged: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'cgroup')}: ${textArg(args, 'file')} changed`,
      text: (args) =>
        `${textArg(args, 'file')} of ${textArg(args, 'cgroup')} was ${bytesArg(args, 'before')} and is ${bytesArg(args, 'after')}.` +
        (has(args, 'usage')
          ? ` It used ${bytesArg(args, 'usage')} before: more than it may have now, so the kernel has to take memory away from it.`
          : ''),
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'cgroup')}：${textArg(args, 'file')} 已更改`,
      text: (args) =>
        `${textArg(args, 'cgroup')} 的 ${textArg(args, 'file')} 由${limitZh(args, 'before')}改为${limitZh(args, 'after').trimEnd()}。` +
        (has(args, 'usage') ? `此前它用了 ${bytesArg(args, 'usage')}，超过现在的上限，内核必须从它那里收回内存。` : ''),
    },
  },
};

function limitZh(args: Judged['args'], key: string): string {
  return args[key] === 'unlimited' ? '无限制' : ` ${bytesArg(args, key)} `;
}
