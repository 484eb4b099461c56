import type { Arguments, Pair } from '../contract/index.ts';
import { mappingDelta, type Comparison, type MappingPair, type ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, deltaArg, textArg, has } from './args.ts';
import { evidenceOf, processName, processSubject } from './evidence.ts';
import { foundOrClear, type Finding, type FindingWords, type Judged, type Outcome, type Rule } from './rule.ts';

/** Below this no person changes anything: a few MiB are a warm-up, a buffer, a thread. Chosen above what idle services moved by on real kernels. */
const least = 8 * 2 ** 20;
/** Growth of a large process by less than this share of it is within its usual breathing. */
const leastShare = 0.05;
/** From here a growth is a warning. */
const warningFrom = 16 * 2 ** 20;

const rule: Rule = {
  code: 'anonymous-growth',
  needs: ['anonymous', 'swap'],
  why: 'Private anonymous memory plus swap of one process grew by more than the error of its counters, by at least 8 MiB and 5 % of it. Swap is added because swapped memory leaves RSS without being freed.',
  judge(comparison: Comparison): Outcome {
    if (comparison.before === null) return { state: 'not-applicable', why: 'one capture: nothing to compare with' };
    const pairs = comparison.processes.filter((pair) => pair.before?.kind === 'user' && pair.after?.kind === 'user');
    const judged = pairs.map((pair) => judgeProcess(pair, comparison)).filter((found) => found !== null);
    if (judged.length > 0) return foundOrClear(judged);
    const known = pairs.some((pair) => pair.metrics['anonymous']?.delta != null);
    return known || pairs.length === 0 ? { state: 'clear' } : { state: 'unknown', missing: ['status.RssAnon or smaps'] };
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const anonymous = pair.metrics['anonymous'];
  const swap = pair.metrics['swap'];
  if (anonymous?.delta == null) return null;
  const delta = anonymous.delta + (swap?.delta ?? 0);
  const before = amount(anonymous, 'before') + amount(swap, 'before');
  const noise = anonymous.noise ?? 0;
  if (delta <= noise || delta < least || delta < before * leastShare) return null;
  const grown = largestGrowth(pair);
  const fromMappings = grown.reduce((sum, { by }) => sum + by, 0);
  return {
    severity: delta >= warningFrom ? 'warning' : 'notice',
    confidence: Math.abs(fromMappings - delta) <= noise + delta / 10 ? 0.99 : 0.8,
    subject: processSubject(pair),
    args: {
      process: showName(processName(pair)),
      pid: pair.after?.pid ?? null,
      delta,
      before,
      after: before + delta,
      swap: swap?.delta ?? null,
      mappings:
        grown
          .slice(0, 3)
          .map(({ mapping, by }) => `${showName(mapping.label)} +${String(by)}`)
          .join(', ') || null,
      top: grown[0] === undefined ? null : showName(grown[0].mapping.label),
      topBytes: grown[0]?.by ?? null,
    },
    bytes: delta,
    evidence: [evidenceOf('anonymous', anonymous, comparison), evidenceOf('swap', swap, comparison)],
    reasoning: [
      { code: 'beyond-noise', args: { noise } },
      ...(grown.length > 0 ? [{ code: 'mappings-agree', args: {} }] : []),
      { code: 'two-points', args: {} },
    ],
    next: [
      { code: 'look-at-mappings', args: { pid: pair.after?.pid ?? null } },
      { code: 'capture-again', args: {} },
    ],
  };
}

const amount = (pair: Pair | undefined, side: 'before' | 'after'): number => (typeof pair?.[side] === 'number' ? pair[side] : 0);

function largestGrowth(pair: ProcessPair): readonly { readonly mapping: MappingPair; readonly by: number }[] {
  return pair
    .mappings()
    .map((mapping) => ({ mapping, by: (mappingDelta(pair, mapping, 'anonymous') ?? 0) + (mappingDelta(pair, mapping, 'swap') ?? 0) }))
    .filter(({ by }) => by > 0)
    .sort((left, right) => right.by - left.by);
}

const en: FindingWords = {
  title: (args: Arguments) => `${textArg(args, 'process')}: anonymous memory ${deltaArg(args, 'delta')}`,
  text: (args) =>
    `Private anonymous memory and swap of ${textArg(args, 'process')} grew by ${bytesArg(args, 'delta')}, from ${bytesArg(args, 'before')} to ${bytesArg(args, 'after')}.` +
    (has(args, 'top') ? ` Most of it is in ${textArg(args, 'top')} (${deltaArg(args, 'topBytes')}).` : ''),
};

const zh: FindingWords = {
  title: (args) => `${textArg(args, 'process')}：匿名内存 ${deltaArg(args, 'delta')}`,
  text: (args) =>
    `${textArg(args, 'process')} 的私有匿名内存与换出量增长 ${bytesArg(args, 'delta')}，从 ${bytesArg(args, 'before')} 到 ${bytesArg(args, 'after')}。` +
    (has(args, 'top') ? `增长主要在 ${textArg(args, 'top')}（${deltaArg(args, 'topBytes')}）。` : ''),
};

export const anonymousGrowth: Finding = { rule, words: { en, 'zh-CN': zh } };
