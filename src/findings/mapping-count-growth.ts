import type { Comparison, ProcessPair } from '../diff/index.ts';
import { amountOf } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { countArg, textArg } from './args.ts';
import { evidenceOf, fieldEvidence, processName, processSubject } from './evidence.ts';
import { change, is, presentProcesses, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** vm.max_map_count of mainline (DEFAULT_MAX_MAP_COUNT, include/linux/mm.h), where the capture has no sysctl. */
const usualMax = 65_530;
/** New mappings below this are threads, libraries, arenas: 200 threads bring 400. 1,000 are 1.5 % of the default limit. */
export const leastMappings = 1_000;
const leastShare = 0.25;
/** Growth by a twentieth of the limit between two looks reaches it soon. */
const warningShare = 0.05;
/** At half the limit a leak of mappings has one doubling left; from 90 % on mmap is about to fail with ENOMEM. */
export const nearMaxMapCount = 0.5;
const criticalShare = 0.9;

const rule: Rule = {
  code: 'mapping-count-growth',
  needs: ['mappings', 'sys.vm max_map_count'],
  why: 'A process has at least 1,000 and 25 % more mappings than before, or is past half of vm.max_map_count, at which mmap and munmap fail with ENOMEM whatever memory is free. Warning from a growth by 5 % of that limit; critical at 90 % of it.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => is(pair.metrics['mappings']) === null))
      return { state: 'unknown', missing: ['maps or smaps'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const { mappings } = pair.metrics;
  const [before, after] = [was(mappings), is(mappings)];
  if (after === null) return null;
  const known = amountOf(comparison.after.hostFiles, 'sys.vm', 'max_map_count');
  const max = known ?? usualMax;
  const delta = before === null ? 0 : (change(mappings) ?? 0);
  const grew = delta >= leastMappings && delta >= (before ?? 0) * leastShare;
  const full = after >= max * nearMaxMapCount;
  if (!grew && !full) return null;
  const same = comparison.before !== null && !grew && before !== null && before >= max * nearMaxMapCount && after < max * criticalShare;
  const pid = pair.after?.pid ?? null;
  return {
    severity: same ? 'info' : after >= max * criticalShare ? 'critical' : delta >= max * warningShare || full ? 'warning' : 'notice',
    confidence: known === null ? 0.8 : 0.99,
    subject: processSubject(pair),
    args: { process: showName(processName(pair)), pid, delta: grew ? delta : null, after, max, assumed: known === null },
    bytes: null,
    evidence: [
      evidenceOf('mappings', mappings, comparison),
      fieldEvidence(comparison, 'sys.vm', 'max_map_count', (snapshot) => snapshot.hostFiles),
    ],
    reasoning: [{ code: 'kernel-counter', args: { counter: 'maps' } }, ...(grew ? [{ code: 'two-points', args: {} }] : [])],
    next: [
      { code: 'count-mappings', args: { pid } },
      { code: 'capture-again', args: { pid } },
    ],
  };
}

export const mappingCountGrowth: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: ${countArg(args, 'after')} mappings`,
      text: (args) =>
        `${textArg(args, 'process')} has ${countArg(args, 'after')} mappings${args['delta'] == null ? '' : `, ${countArg(args, 'delta')} more than before`}. At ${countArg(args, 'max')} (vm.max_map_count${args['assumed'] === true ? ', assumed' : ''}) further mmap and munmap calls fail with ENOMEM, even with memory free.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：映射数 ${countArg(args, 'after')}`,
      text: (args) =>
        `${textArg(args, 'process')} 有 ${countArg(args, 'after')} 个映射${args['delta'] == null ? '' : `，比之前多 ${countArg(args, 'delta')} 个`}。达到 ${countArg(args, 'max')}（vm.max_map_count${args['assumed'] === true ? '，按默认值假定' : ''}）后，即使内存空闲，mmap 与 munmap 也会以 ENOMEM 失败。`,
    },
  },
};
