import { mappingDelta, type Comparison, type ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, countArg, deltaArg, has, textArg } from './args.ts';
import { evidenceOf, processName, processSubject } from './evidence.ts';
import { change, is, lastingProcesses, oneCapture, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';
import { mainRuntime } from './runtimes.ts';

/** Pools breathe by tens of threads (one for each CPU, one for each connection of a burst); 64 more are a decision or a leak. */
export const leastThreads = 64;
const leastShare = 0.5;
/** From here the kernel's own part (a 16 KiB stack, task and page tables: about 30 kB a thread were measured) is MiBs as well. */
const warningFrom = 256;

const rule: Rule = {
  code: 'thread-stacks-growth',
  needs: ['threads'],
  why: 'A process has at least 64 and 50 % more threads than before. Each reserves a stack (8 MiB of addresses by default) and uses some kernel memory; resident is only what was touched. Warning from 256.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    const pairs = lastingProcesses(comparison);
    if (pairs.length > 0 && pairs.every((pair) => change(pair.metrics['threads']) === null))
      return { state: 'unknown', missing: ['status.Threads'] };
    return foundOrClear(pairs.flatMap((pair) => judgeProcess(pair, comparison) ?? []));
  },
};

function judgeProcess(pair: ProcessPair, comparison: Comparison): Judged | null {
  const { threads } = pair.metrics;
  const delta = change(threads);
  if (delta === null || delta < leastThreads || delta < (was(threads) ?? 0) * leastShare) return null;
  const stacks = (metric: string): number =>
    pair
      .mappings()
      .filter(({ kind }) => kind === 'thread-stack')
      .reduce((sum, mapping) => sum + (mappingDelta(pair, mapping, metric) ?? 0), 0);
  const pid = pair.after?.pid ?? null;
  const runtime = mainRuntime(pair.after);
  const resident = stacks('rss');
  const reserved = stacks('size');
  return {
    severity: delta >= warningFrom ? 'warning' : 'notice',
    confidence: 0.99,
    subject: processSubject(pair),
    args: {
      process: showName(processName(pair)),
      pid,
      delta,
      before: was(threads),
      after: is(threads),
      reserved: reserved === 0 ? null : reserved,
      resident,
      runtime,
    },
    bytes: resident,
    evidence: [evidenceOf('threads', threads, comparison), evidenceOf('virtual', pair.metrics['virtual'], comparison)],
    reasoning: [
      { code: 'kernel-counter', args: { counter: 'status Threads' } },
      { code: 'pool-possible', args: {} },
      { code: 'two-points', args: {} },
    ],
    next: [
      { code: 'list-threads', args: { pid } },
      // The C library knows nothing of threads that a program started.
      ...(runtime === null || runtime === 'glibc' || runtime === 'musl' ? [] : [{ code: `ask-${runtime}`, args: { pid } }]),
      { code: 'capture-again', args: { pid } },
    ],
  };
}

export const threadStacksGrowth: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'process')}: ${countArg(args, 'delta')} more threads`,
      text: (args) =>
        `${textArg(args, 'process')} has ${countArg(args, 'after')} threads and had ${countArg(args, 'before')}.` +
        (has(args, 'reserved')
          ? ` Stacks reserve ${bytesArg(args, 'reserved')} more address space; resident memory of stacks changed by ${deltaArg(args, 'resident')}.`
          : '') +
        ' Each thread also takes about 30 kB of kernel memory (stack, task, page tables).',
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'process')}：线程增加 ${countArg(args, 'delta')} 个`,
      text: (args) =>
        `${textArg(args, 'process')} 的线程数从 ${countArg(args, 'before')} 变为 ${countArg(args, 'after')}。` +
        (has(args, 'reserved')
          ? `线程栈多保留了 ${bytesArg(args, 'reserved')} 地址空间，栈的常驻内存变化 ${deltaArg(args, 'resident')}。`
          : '') +
        '每个线程另占约 30 kB 内核内存（栈、task 与页表）。',
    },
  },
};
