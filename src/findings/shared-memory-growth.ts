import type { Comparison, ProcessPair, SharedObject } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, countArg, countedArg, has, textArg } from './args.ts';
import { chargedCgroup } from './charged-cgroup.ts';
import { evidenceOf, processName } from './evidence.ts';
import { change, is, oneCapture, was } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';
import { joinNames, namesZh } from './words/join-names.ts';

/** As for anonymous memory: less is a buffer, and moves nobody. */
export const leastSharedGrowth = 8 * 2 ** 20;
const leastShare = 0.05;
const warningFrom = 16 * 2 ** 20;

const rule: Rule = {
  code: 'shared-memory-growth',
  needs: ['sharedObjects', 'smaps.Rss'],
  why: 'One shared object (tmpfs or /dev/shm file, memfd, System V segment, shared anonymous memory) holds at least 8 MiB and 5 % more than before. A file that could lie on a disk counts where RssShmem of who maps it grew with it. Reported once for the object, with all who map it, and never again as growth of each of them. Grade 0.99: largest mapper and sum of PSS agree; 0.8: only one of them.',
  judge(comparison) {
    if (comparison.before === null) return oneCapture;
    const hasSmaps = comparison.processes.some((pair) => pair.after?.mappings?.source === 'smaps');
    if (!hasSmaps && comparison.processes.length > 0) return { state: 'unknown', missing: ['smaps'] };
    return foundOrClear(comparison.sharedObjects.flatMap((object) => judgeObject(object, comparison) ?? []));
  },
};

function judgeObject(object: SharedObject, comparison: Comparison): Judged | null {
  const { pss, resident } = object.metrics;
  if (object.kind === 'hugetlb') return null;
  const before = was(resident) ?? 0;
  const after = is(resident);
  if (after === null) return null;
  const delta = after - before;
  // Other mappers may have touched more of it than the largest: the sum of PSS counts each page once, but only for mappers that are seen.
  const byPss = (is(pss) ?? 0) - (was(pss) ?? 0);
  const grew = Math.max(delta, Math.min(byPss, after));
  if (grew < leastSharedGrowth || grew < before * leastShare) return null;
  const owners = object.mappers
    .map(({ process }) => comparison.processes.find((pair) => pair.id === process))
    .filter((pair) => pair !== undefined);
  if (object.kind === 'file' && !isInMemoryOnly(owners, grew)) return null;
  const charged = chargedCgroup(comparison, grew);
  const pids = owners.map((pair) => pair.after?.pid ?? pair.before?.pid ?? 0);
  return {
    severity: grew >= warningFrom ? 'warning' : 'notice',
    confidence: Math.abs(byPss - delta) <= grew / 5 ? 0.99 : 0.8,
    subject: {
      kind: 'shared-object',
      id: object.id,
      mapping: object.label,
      ...(charged?.after?.unit == null ? {} : { unit: charged.after.unit }),
      ...(charged?.after == null ? {} : { cgroup: charged.after.path }),
    },
    args: {
      object: showName(object.label),
      delta: grew,
      after,
      mappers: owners.length,
      who: showName(joinNames(owners.map(processName))),
      chargedTo: charged?.after == null ? null : showName(charged.after.path),
      pid: pids[0] ?? null,
    },
    bytes: grew,
    evidence: [
      evidenceOf('resident', resident, comparison),
      evidenceOf('pss', pss, comparison),
      ...owners.slice(0, 3).map((pair) => evidenceOf('shmem', pair.metrics['shmem'], comparison)),
      ...(charged === null ? [] : [evidenceOf('shmem', charged.metrics['shmem'], comparison)]),
    ],
    reasoning: [
      ...(owners.length > 1 ? [{ code: 'counted-once', args: { mappers: owners.length } }] : []),
      ...(charged === null ? [{ code: 'charge-unknown', args: {} }] : [{ code: 'charged-by-first-touch', args: {} }]),
      { code: 'two-points', args: {} },
    ],
    next: [
      { code: 'who-maps', args: { object: showName(object.label) } },
      { code: 'look-at-tmpfs', args: {} },
    ],
  };
}

/**
 * A path does not say whether its file lies in a tmpfs or on a disk; the kernel counts pages of the one in RssShmem and of the other, which
 * it can write back and drop, in RssFile.
 */
function isInMemoryOnly(owners: readonly ProcessPair[], grew: number): boolean {
  const deltas = owners.map((pair) => (pair.before === null ? is(pair.metrics['shmem']) : change(pair.metrics['shmem'])));
  return deltas.every((delta) => delta === null) || deltas.some((delta) => delta !== null && delta >= grew / 2);
}

export const sharedMemoryGrowth: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'object')}: shared memory +${bytesArg(args, 'delta')}`,
      text: (args) =>
        `The shared object ${textArg(args, 'object')} ${args['delta'] === args['after'] ? `holds ${bytesArg(args, 'after')}, nothing of it before` : `grew by ${bytesArg(args, 'delta')}, to ${bytesArg(args, 'after')}`}. ${countedArg(args, 'mappers', 'process maps', 'processes map')} it (${textArg(args, 'who')}); it exists once, although the RSS of each counts it.` +
        (has(args, 'chargedTo') ? ` It is charged to ${textArg(args, 'chargedTo')}.` : ''),
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'object')}：共享内存 +${bytesArg(args, 'delta')}`,
      text: (args) =>
        `共享对象 ${textArg(args, 'object')} ${args['delta'] === args['after'] ? `现有 ${bytesArg(args, 'after')}，此前没有` : `增加 ${bytesArg(args, 'delta')}，达到 ${bytesArg(args, 'after')}`}。有 ${countArg(args, 'mappers')} 个进程映射它（${namesZh(args, 'who')}）；它只存在一份，尽管每个进程的 RSS 都计入了它。` +
        (has(args, 'chargedTo') ? `它计入 ${textArg(args, 'chargedTo')}。` : ''),
    },
  },
};
