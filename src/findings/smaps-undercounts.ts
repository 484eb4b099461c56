import type { Arguments, EvidenceEntry } from '../contract/index.ts';
import type { Comparison, ProcessPair } from '../diff/index.ts';
import { amountOf, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, has, textArg } from './args.ts';
import { undercountOf } from './consistency.ts';
import { evidenceOf, lineEvidence, processName, processSubject } from './evidence.ts';
import { change, presentProcesses } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** A process that moved by less than two huge pages has no growth that smaps could bend. */
const misleadsFrom = 4 * 2 ** 20;

const rule: Rule = {
  code: 'smaps-undercounts',
  needs: ['smaps.Rss', 'status.VmRSS', 'numa_maps'],
  why: 'smaps shows at least one huge page (2 MiB) less than numa_maps, and status agrees with numa_maps; or, without numa_maps and on a kernel that has the defect (6.1 to 6.5 with NUMA balancing), at least that much less than status beyond its own error. RSS and growth are then taken from status and numa_maps; PSS and USS are too small. In a diff it is a notice where it bends the growth of a process that really grew, else information. Grade 0.99 with numa_maps, 0.8 without.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => pair.after?.mappings?.source !== 'smaps'))
      return { state: 'unknown', missing: ['smaps'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const { before, after } = pair;
  const now = after === null ? null : undercountOf(after, comparison.after);
  const then = before === null || comparison.before === null ? null : undercountOf(before, comparison.before);
  const found = now ?? then;
  if (found === null) return null;
  // The one whose smaps is meant: a restarted process had another pid.
  const [side, sample] = now === null ? [before, comparison.before?.sample ?? 0] : [after, comparison.after.sample];
  const pid = side?.pid ?? null;
  const counted = (metric: string, value: number, path: string | null | undefined): EvidenceEntry => {
    const entry = lineEvidence(metric, value, path ?? '', 1, sample);
    return now === null ? { ...entry, before: entry.after, after: null } : entry;
  };
  return {
    severity: comparison.before === null ? 'notice' : bends(pair) ? 'notice' : 'info',
    confidence: found.proved ? 0.99 : 0.8,
    subject: processSubject(pair),
    args: {
      process: showName(processName({ ...pair, after: side })),
      pid,
      bytes: found.bytes,
      share: found.share,
      smaps: found.smaps,
      status: found.status,
      numaMaps: found.numaMaps,
      balancing: isBalancing(comparison.after),
      earlier: now === null,
    },
    bytes: found.bytes,
    evidence: [
      evidenceOf('rss', pair.metrics['rss'], comparison),
      counted('smaps.Rss (sum)', found.smaps, side?.mappingsPath),
      ...(found.numaMaps === null ? [] : [counted('numa_maps (sum of nodes)', found.numaMaps, side?.files.get('numa_maps')?.path)]),
    ],
    reasoning: [
      { code: found.proved ? 'numa-maps-agree' : 'status-alone', args: {} },
      ...(isBalancing(comparison.after) === true ? [{ code: 'numa-balancing-on', args: {} }] : []),
    ],
    next: [{ code: 'trust-status', args: { pid } }],
  };
}

/** The process really grew or shrank by what status says: then what smaps says of its mappings is no guide. */
function bends(pair: ProcessPair): boolean {
  const rss = pair.metrics['rss'];
  return Math.abs(change(rss) ?? 0) > Math.max(misleadsFrom * 2, rss?.noise ?? 0);
}

function isBalancing(snapshot: Snapshot): boolean | null {
  const value = amountOf(snapshot.hostFiles, 'sys.kernel', 'numa_balancing');
  return value === null ? null : value !== 0;
}

/** Whether some of what is missing is mapped by others too. */
const isShared = (args: Arguments): boolean =>
  typeof args['share'] === 'number' && typeof args['bytes'] === 'number' && args['share'] < args['bytes'];

export const smapsUndercounts: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: smaps leaves out ${bytesArg(args, 'bytes')}`,
      text: (args) =>
        `${args['earlier'] === true ? 'In the older capture smaps' : 'smaps'} of ${textArg(args, 'process')} shows ${bytesArg(args, 'smaps')}, but status says ${bytesArg(args, 'status')}${has(args, 'numaMaps') ? ` and numa_maps ${bytesArg(args, 'numaMaps')}` : ''}: ${bytesArg(args, 'bytes')} in huge pages are missing. RSS and growth here are taken from status and numa_maps; its PSS is too small by ${isShared(args) ? `${bytesArg(args, 'share')}, as other processes map them too` : 'as much, and its USS'}.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：smaps 漏计 ${bytesArg(args, 'bytes')}`,
      text: (args) =>
        `${textArg(args, 'process')} 的 smaps${args['earlier'] === true ? '（较早的采集）' : ' '}显示 ${bytesArg(args, 'smaps')}，而 status 为 ${bytesArg(args, 'status')}${has(args, 'numaMaps') ? `，numa_maps 为 ${bytesArg(args, 'numaMaps')}` : ''}：漏掉了 ${bytesArg(args, 'bytes')} 大页。此处的 RSS 与增长取自 status 和 numa_maps；其 ${isShared(args) ? `PSS 偏小 ${bytesArg(args, 'share')}，因为其他进程也映射了这些页` : 'PSS 与 USS 偏小同样的数量'}。`,
    },
  },
};
