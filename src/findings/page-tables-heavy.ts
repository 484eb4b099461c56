import type { Comparison, Group, ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, countArg, has, textArg } from './args.ts';
import { evidenceOf, processName, processSubject } from './evidence.ts';
import { is, presentProcesses, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Page tables cost 1/512 of what they map with 4 KiB pages: a tenth of RSS means sparse memory, or much that is mapped and little that is there. */
const leastShare = 0.1;
export const leastTables = 32 * 2 ** 20;
/** Hundreds of processes that map one large segment each have tables of their own for it. */
const leastOfGroup = 128 * 2 ** 20;

const rule: Rule = {
  code: 'page-tables-heavy',
  needs: ['pageTables', 'rss', 'pss'],
  why: 'The page tables of a process (VmPTE) are at least 32 MiB and a tenth of its RSS and swap, or those of a unit together 128 MiB and a tenth of its PSS; the usual share is 0.2 %. In a diff the same state before is information.',
  judge(comparison) {
    const pairs = presentProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => is(pair.metrics['pageTables']) === null))
      return { state: 'unknown', missing: ['status.VmPTE'] };
    const processes = pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []);
    const groups = comparison.groups
      .filter(({ by }) => by === 'unit' || by === 'container')
      .flatMap((group) => judgeGroup(group, comparison) ?? []);
    return foundOrClear([...processes, ...groups]);
  },
};

type Side = typeof is;

function isHeavy(pair: ProcessPair, side: Side): boolean {
  const tables = side(pair.metrics['pageTables']);
  const rss = side(pair.metrics['rss']);
  return tables !== null && rss !== null && tables >= leastTables && tables >= (rss + (side(pair.metrics['swap']) ?? 0)) * leastShare;
}

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  if (!isHeavy(pair, is)) return null;
  const pid = pair.after?.pid ?? null;
  return {
    severity: isHeavy(pair, was) ? 'info' : 'notice',
    confidence: 0.99,
    subject: processSubject(pair),
    args: {
      process: showName(processName(pair)),
      pid,
      tables: is(pair.metrics['pageTables']),
      memory: is(pair.metrics['rss']),
      processes: null,
    },
    bytes: is(pair.metrics['pageTables']),
    evidence: [evidenceOf('pageTables', pair.metrics['pageTables'], comparison), evidenceOf('rss', pair.metrics['rss'], comparison)],
    reasoning: [{ code: 'kernel-counter', args: { counter: 'status VmPTE' } }],
    next: [{ code: 'consider-huge-pages', args: {} }],
  };
}

function isHeavyGroup({ metrics }: Group, side: Side): boolean {
  const [tables, pss] = [side(metrics['pageTables']), side(metrics['pss'])];
  return tables !== null && pss !== null && tables >= leastOfGroup && tables >= pss * leastShare;
}

function judgeGroup(group: Group, comparison: Comparison): Judged | null {
  if (group.members.length < 2 || !isHeavyGroup(group, is)) return null;
  return {
    severity: comparison.before !== null && isHeavyGroup(group, was) ? 'info' : 'notice',
    confidence: 0.99,
    subject: { kind: 'group', id: group.id, ...(group.by === 'unit' ? { unit: group.name } : {}) },
    args: {
      process: showName(group.name),
      pid: null,
      tables: is(group.metrics['pageTables']),
      memory: is(group.metrics['pss']),
      processes: group.members.length,
    },
    bytes: is(group.metrics['pageTables']),
    evidence: [evidenceOf('pageTables', group.metrics['pageTables'], comparison)],
    reasoning: [{ code: 'kernel-counter', args: { counter: 'status VmPTE' } }],
    next: [{ code: 'consider-huge-pages', args: {} }],
  };
}

export const pageTablesHeavy: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: ${bytesArg(args, 'tables')} of page tables`,
      text: (args) =>
        `The page tables of ${textArg(args, 'process')}${has(args, 'processes') ? ` (${countArg(args, 'processes')} processes)` : ''} take ${bytesArg(args, 'tables')}, beside ${bytesArg(args, 'memory')} of memory: they are in no RSS, and usually 0.2 % of it.`,
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：页表占 ${bytesArg(args, 'tables')}`,
      text: (args) =>
        `${textArg(args, 'process')}${has(args, 'processes') ? `（${countArg(args, 'processes')} 个进程）` : ''} 的页表占用 ${bytesArg(args, 'tables')}，而其内存为 ${bytesArg(args, 'memory')}：页表不计入 RSS，通常只有其 0.2 %。`,
    },
  },
};
