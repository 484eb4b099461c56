import type { CgroupPair, Comparison } from '../diff/index.ts';
import { amountOf, mappingClasses, numberOf, type Cgroup, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';
import { bytesArg, has, textArg } from './args.ts';
import { cgroupSubject, evidenceOf } from './evidence.ts';
import { processAmount } from './reading.ts';
import { foundOrClear, type Finding, type Judged, type Rule } from './rule.ts';

/** Journals, sockets and locks in /run come to a few MiB. */
export const leastUnmapped = 16 * 2 ** 20;
const leastLevel = 64 * 2 ** 20;
const warningFrom = 64 * 2 ** 20;

const rule: Rule = {
  code: 'tmpfs-charged',
  needs: ['shmem', 'smaps or status.RssShmem'],
  why: 'A cgroup is charged for at least 16 MiB more shared memory than before that none of its processes maps: files in a tmpfs (/tmp, /run, /dev/shm, an emptyDir of type Memory), or segments left behind. It stays until the files are removed, whatever process ends. In a single capture from 64 MiB. The same amount before is information. Grade 0.8: processes of other cgroups may map it.',
  judge(comparison) {
    const known = comparison.cgroups.filter((pair) => pair.after !== null && ownShmem(pair.after, comparison.after) !== null);
    if (known.length === 0)
      return comparison.after.cgroups.size === 0
        ? { state: 'not-applicable', why: 'no memory cgroup captured' }
        : { state: 'unknown', missing: ['memory.stat shmem'] };
    return foundOrClear(known.flatMap((pair) => judgeCgroup(pair, comparison) ?? []));
  },
};

/** shmem charged to the cgroup itself. v2 counts the whole subtree, v1 has a line for the cgroup alone. */
function ownShmem(cgroup: Cgroup, snapshot: Snapshot): number | null {
  if (cgroup.version === 1) return amountOf(cgroup.files, 'v1:memory.stat', 'shmem');
  const total = numberOf(cgroup.metrics['shmem']);
  if (total === null || cgroup.path === '/') return null;
  return cgroup.children.reduce((sum, id) => sum - (numberOf(snapshot.cgroups.get(id)?.metrics['shmem']) ?? 0), total);
}

/** Shared memory that members map: each object once by its largest mapper, and at least what one process counts in RssShmem. */
function mappedShmem(cgroup: Cgroup, snapshot: Snapshot): number {
  const objects = new Map<string, number>();
  let largest = 0;
  for (const id of cgroup.members) {
    largest = Math.max(largest, processAmount(snapshot, id, 'shmem') ?? 0);
    const table = snapshot.processes.get(id)?.mappings;
    if (table == null) continue;
    const own = new Map<string, number>();
    const classes = mappingClasses(table);
    for (let at = 0; at < classes.length; at += 1) {
      const kind = classes[at]?.kind;
      if (kind !== 'shmem' && kind !== 'memfd' && kind !== 'sysv') continue;
      const key = `${table.devices[table.device[at] ?? 0] ?? ''} ${String(table.inode[at])}`;
      own.set(key, (own.get(key) ?? 0) + (table.columns.get('Rss')?.[at] ?? 0));
    }
    for (const [key, bytes] of own) objects.set(key, Math.max(objects.get(key) ?? 0, bytes));
  }
  return Math.max(
    largest,
    [...objects.values()].reduce((sum, bytes) => sum + bytes, 0),
  );
}

function unmapped(cgroup: Cgroup | null, snapshot: Snapshot | null): number | null {
  if (cgroup === null || snapshot === null) return null;
  const own = ownShmem(cgroup, snapshot);
  return own === null ? null : Math.max(0, own - mappedShmem(cgroup, snapshot));
}

function judgeCgroup(pair: CgroupPair, comparison: Comparison): Judged | null {
  const after = unmapped(pair.after, comparison.after);
  const before = unmapped(pair.before, comparison.before);
  if (after === null || pair.after === null) return null;
  const delta = comparison.before === null ? null : after - (before ?? 0);
  const grew = delta !== null && delta >= leastUnmapped;
  if (!grew && after < leastLevel) return null;
  const cgroup = showName(pair.after.path);
  return {
    severity: grew ? (delta >= warningFrom ? 'warning' : 'notice') : comparison.before === null ? 'notice' : 'info',
    confidence: 0.8,
    subject: cgroupSubject(pair),
    args: { cgroup, after, delta: grew ? delta : null, left: pair.after.members.length === 0 },
    bytes: grew ? delta : after,
    evidence: [evidenceOf('shmem', pair.metrics['shmem'], comparison), evidenceOf('usage', pair.metrics['usage'], comparison)],
    reasoning: [
      { code: 'not-mapped', args: {} },
      { code: 'mapped-elsewhere-possible', args: {} },
    ],
    next: [{ code: 'look-at-tmpfs', args: {} }],
  };
}

export const tmpfsCharged: Finding = {
  rule,
  words: {
    en: {
      title: (args) => `${textArg(args, 'cgroup')}: ${bytesArg(args, 'after')} of tmpfs that no process maps`,
      text: (args) =>
        `${textArg(args, 'cgroup')} is charged for ${bytesArg(args, 'after')} of shared memory that none of its processes maps${has(args, 'delta') ? `, ${bytesArg(args, 'delta')} more than before` : ''}: files in a tmpfs or segments left behind. Ending processes does not free it; removing the files does.` +
        (args['left'] === true ? ' No process is left in it.' : ''),
    },
    'zh-CN': {
      title: (args) => `${textArg(args, 'cgroup')}：${bytesArg(args, 'after')} tmpfs 内存无进程映射`,
      text: (args) =>
        `${textArg(args, 'cgroup')} 名下有 ${bytesArg(args, 'after')} 共享内存没有被其任何进程映射${has(args, 'delta') ? `，比之前多 ${bytesArg(args, 'delta')}` : ''}：是 tmpfs 中的文件或遗留的共享段。结束进程不会释放它，删除文件才会。` +
        (args['left'] === true ? '该 cgroup 中已没有进程。' : ''),
    },
  },
};
