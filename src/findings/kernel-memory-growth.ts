import type { CgroupPair, Comparison } from '../diff/index.ts';
import { amountOf, numberOf, type Cgroup, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, deltaArg, has, textArg } from './args.ts';
import { cgroupSubject, evidenceOf, fieldEvidence, hostSubject } from './evidence.ts';
import { change, deepestOf, oneCapture, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** 200 threads cost 6 MiB of kernel memory, 300 pipes 20: less than 8 MiB follows from ordinary work. */
export const leastKernelGrowth = 8 * 2 ** 20;
const leastShare = 0.25;
const warningFrom = 64 * 2 ** 20;
/** Of the host: a capture that reads /proc moves slab by several MiB itself. */
const leastOfHost = 64 * 2 ** 20;

/** The parts of a cgroup's kernel memory in v2, and what they usually are. */
const parts = ['slab_unreclaimable', 'kernel_stack', 'pagetables', 'percpu', 'sock', 'vmalloc'] as const;

const rule: Rule = {
  code: 'kernel-memory-growth',
  needs: ['kernel', 'memory.stat slab_reclaimable', 'meminfo SUnreclaim'],
  why: 'Kernel memory of a cgroup grew by at least 8 MiB and 25 %, reclaimable slab (dentries and inodes, a cache) left out where the version shows it; or the host’s unreclaimable slab, stacks, page tables and per-CPU memory by 64 MiB. No process shows this memory. Warning from 64 MiB of a cgroup. Version 1 has one number for all of it: grade 0.5.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    const known = comparison.cgroups.filter((pair) => grown(pair, comparison) !== null);
    const accused = known.filter((pair) => judgeCgroup(pair, comparison) !== null);
    const found = deepestOf(accused, comparison.after).flatMap((pair) => judgeCgroup(pair, comparison) ?? []);
    const host = judgeHost(comparison);
    if (found.length > 0 || host !== null) return foundOrClear(host === null || found.length > 0 ? found : [host]);
    const hasHost = change(comparison.host['slabUnreclaimable']) !== null;
    return known.length > 0 || hasHost
      ? { state: 'clear' }
      : { state: 'unknown', missing: ['memory.stat or kmem.usage_in_bytes', 'meminfo.SUnreclaim'] };
  },
};

const reclaimable = (cgroup: Cgroup | null): number =>
  cgroup === null ? 0 : (amountOf(cgroup.files, 'v2:memory.stat', 'slab_reclaimable') ?? 0);

function grown(pair: CgroupPair, comparison: Comparison): number | null {
  const delta = change(pair.metrics['kernel']);
  if (delta === null || pair.before === null || pair.after === null || pair.after.path === '/' || comparison.before === null) return null;
  return delta - (reclaimable(pair.after) - reclaimable(pair.before));
}

function judgeCgroup(pair: CgroupPair, comparison: Comparison): Judged | null {
  const delta = grown(pair, comparison);
  const before = was(pair.metrics['kernel']) ?? 0;
  if (delta === null || delta < leastKernelGrowth || delta < before * leastShare || pair.after === null) return null;
  const part = largestPart(pair);
  const isV1 = pair.after.version === 1;
  return {
    severity: delta >= warningFrom ? 'warning' : 'notice',
    confidence: isV1 ? 0.5 : 0.99,
    subject: cgroupSubject(pair),
    args: {
      where: showName(pair.after.path),
      delta,
      after: numberOf(pair.after.metrics['kernel']),
      part: part?.name ?? null,
      partBytes: part?.by ?? null,
    },
    bytes: delta,
    evidence: [
      evidenceOf('kernel', pair.metrics['kernel'], comparison),
      ...(part === null
        ? []
        : [fieldEvidence(comparison, 'v2:memory.stat', part.name, (snapshot) => snapshot.cgroups.get(pair.id)?.files)]),
    ],
    reasoning: [
      { code: isV1 ? 'reclaimable-unknown' : 'reclaimable-left-out', args: {} },
      { code: 'two-points', args: {} },
    ],
    next: [{ code: 'look-at-kernel-memory', args: { cgroup: showName(pair.after.path), directory: showName(pair.after.directory) } }],
  };
}

function largestPart({ before, after }: CgroupPair): { readonly name: string; readonly by: number } | null {
  if (before === null || after === null) return null;
  const value = (cgroup: Cgroup, name: string): number => amountOf(cgroup.files, 'v2:memory.stat', name) ?? 0;
  const [best] = parts.map((name) => ({ name, by: value(after, name) - value(before, name) })).sort((left, right) => right.by - left.by);
  return best === undefined || best.by <= 0 ? null : best;
}

function unreclaimableOf(snapshot: Snapshot): number | null {
  const values = ['slabUnreclaimable', 'kernelStack', 'pageTables'].map((metric) => numberOf(snapshot.hostMetrics[metric]));
  if (values.includes(null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) + (numberOf(snapshot.hostMetrics['percpu']) ?? 0);
}

function judgeHost(comparison: Comparison): Judged | null {
  const before = comparison.before === null ? null : unreclaimableOf(comparison.before);
  const after = unreclaimableOf(comparison.after);
  if (before === null || after === null || after - before < leastOfHost || after - before < before * leastShare) return null;
  return {
    severity: 'notice',
    confidence: 0.8,
    subject: hostSubject,
    args: { where: null, delta: after - before, after, part: 'SUnreclaim', partBytes: change(comparison.host['slabUnreclaimable']) },
    bytes: after - before,
    evidence: ['slabUnreclaimable', 'kernelStack', 'pageTables', 'percpu'].map((metric) =>
      evidenceOf(metric, comparison.host[metric], comparison),
    ),
    reasoning: [
      { code: 'reclaimable-left-out', args: {} },
      { code: 'two-points', args: {} },
    ],
    next: [{ code: 'look-at-slab', args: {} }],
  };
}

export const kernelMemoryGrowth: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${args['where'] === null ? 'The host' : textArg(args, 'where')}: kernel memory ${deltaArg(args, 'delta')}`,
      text: (args) =>
        `Kernel memory of ${args['where'] === null ? 'the host' : textArg(args, 'where')} grew by ${bytesArg(args, 'delta')} to ${bytesArg(args, 'after')}; no process shows it.` +
        (has(args, 'part')
          ? ` The largest part is ${textArg(args, 'part')} (${deltaArg(args, 'partBytes')}).`
          : ' Sockets, pipes, files, threads and page tables are what it is made of.'),
    },
    'zh-CN': {
      title: (args) => `${args['where'] === null ? '主机' : textArg(args, 'where')}：内核内存 ${deltaArg(args, 'delta')}`,
      text: (args) =>
        `${args['where'] === null ? '主机' : textArg(args, 'where')} 的内核内存增加 ${bytesArg(args, 'delta')}，达到 ${bytesArg(args, 'after')}；任何进程都不体现这部分。` +
        (has(args, 'part')
          ? `最大的一部分是 ${textArg(args, 'part')}（${deltaArg(args, 'partBytes')}）。`
          : '它由套接字、管道、打开的文件、线程和页表等构成。'),
    },
  },
};
