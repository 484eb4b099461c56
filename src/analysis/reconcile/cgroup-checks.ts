import type { Arguments } from '../../contract/index.ts';
import { kernelNumber } from '../../diff/index.ts';
import { numaResident, undercountOf } from '../../findings/index.ts';
import { amountOf, numberOf, type Cgroup, type Process, type Snapshot } from '../../model/index.ts';
import { chargeParts } from './charge-parts.ts';
import type { Cause, Check } from './check.ts';

const hugePage = 2 ** 21;
/** memory.stat is written out every 2 seconds, usage at once. */
const lag = 4 * 2 ** 20;
/** smaps_rollup prints each kind of PSS in whole kB. */
const roundingOfPss = 1024;

/** Each CPU keeps a stock of 64 pages charged ahead for a cgroup; since 6.16 for several cgroups at once (mm/memcontrol.c, MEMCG_CHARGE_BATCH). */
function stockOf(snapshot: Snapshot): number {
  const release = kernelNumber(snapshot.host.kernelRelease);
  return 64 * snapshot.host.pageSize * (snapshot.host.cpus ?? 4) * (release !== null && release >= 6.016 ? 7 : 2);
}

/** The competing numbers of one cgroup. */
export function cgroupChecks(cgroup: Cgroup, members: readonly Process[], snapshot: Snapshot, side: Check['side']): readonly Check[] {
  const metric = (name: string): number | null => numberOf(cgroup.metrics[name]);
  const usage = metric('usage');
  const tolerance = stockOf(snapshot) + (usage ?? 0) * 0.01;
  const leftOut = members.reduce((sum, process) => sum + (undercountOf(process, snapshot)?.share ?? 0), 0);
  const about = (
    check: string,
    left: Check['left'],
    right: Check['right'],
    causes: readonly Cause[] = [],
    extra: Pick<Check, 'different' | 'between' | 'args'> = {},
  ): Check => ({ check, subject: { kind: 'cgroup', id: cgroup.id }, side, left, right, tolerance, causes, ...extra });
  const own = { source: cgroup.version === 1 ? 'memory.usage_in_bytes' : 'memory.current', value: usage };
  const parts = partsOf(cgroup);
  const anonymous = metric('anonymous');
  const pssAnonymous = sumOf(members, 'pssAnonymous');
  const swapCache = swapCacheOf(cgroup);
  const [file, shmem, kernel, sock] = ['file', 'shmem', 'kernel', 'sock'].map((name) => metric(name) ?? 0) as [
    number,
    number,
    number,
    number,
  ];
  const kernelIn: Arguments = isRootOfV1(cgroup) ? {} : { kernel: metric('kernel') };
  const besideAnonymous = file + shmem + kernel + sock + swapCache;
  const mappedFiles = (sumOf(members, 'pssFile') ?? 0) + (sumOf(members, 'pssShmem') ?? 0);
  const notSeen = unseen(cgroup, members) ? Infinity : missingIn(members, snapshot);
  return [
    about('usage-parts', own, parts, [
      { code: 'swap-cache', most: swapCache, sign: 'left-more' },
      { code: 'statistics-lag', most: lag, sign: 'either' },
    ]),
    about('usage-working-set', own, { source: 'kubectl top (working set)', value: metric('workingSet') }, [], {
      different: 'inactive-file-left-out',
      between: [0, file + swapCache + lag],
      args: { shmem: metric('shmem'), ...kernelIn },
    }),
    about(
      'shown-by-docker',
      { source: 'docker stats', value: metric('workingSet') },
      { source: 'container_memory_rss (cAdvisor)', value: anonymous },
      [],
      {
        different: 'cadvisor-rss-is-anonymous',
        args: kernelIn,
        between: [-lag, besideAnonymous + lag],
      },
    ),
    about(
      'anonymous-members',
      { source: cgroup.version === 1 ? 'memory.stat.total_rss' : 'memory.stat.anon', value: anonymous },
      { source: 'smaps Pss of anonymous pages (sum over members)', value: pssAnonymous },
      [
        { code: 'huge-pages-left-out', most: missingIn(members, snapshot), sign: 'left-more' },
        { code: 'read-apart', most: Math.max(4 * 2 ** 20, (anonymous ?? 0) * 0.05), sign: 'either' },
        { code: 'swap-cache', most: swapCache, sign: 'either' },
        { code: 'shared-across-cgroups', most: sharedAnonymous(members), sign: 'either' },
        { code: 'members-not-captured', most: unseen(cgroup, members) ? Infinity : 0, sign: 'left-more' },
      ],
    ),
    about('charge-pss', own, { source: 'smaps.Pss (sum over members)', value: sumOf(members, 'pss') }, [], {
      between: [-(mappedFiles + sharedAnonymous(members) + swapCache + lag), besideAnonymous + sharedAnonymous(members) + notSeen + lag],
      different: (usage ?? 0) >= (sumOf(members, 'pss') ?? 0) ? 'charge-holds-more' : 'charged-elsewhere',
      args: chargeParts({
        usage,
        parts: isRootOfV1(cgroup) ? null : parts.value,
        anonymous,
        file: metric('file'),
        shmem: metric('shmem'),
        kernel: isRootOfV1(cgroup) ? null : metric('kernel'),
        sock: metric('sock'),
        swapCached: numberOf(snapshot.hostMetrics['swapCached']) === 0 ? 0 : metric('swapCached'),
        pss: { anonymous: pssAnonymous, file: sumOf(members, 'pssFile'), shmem: sumOf(members, 'pssShmem') },
        leftOut,
        stock: stockOf(snapshot),
        least: snapshot.host.pageSize + members.length * roundingOfPss,
      }),
    }),
  ];
}

/** Its usage is made of its file and anonymous pages alone (mem_cgroup_usage, mm/memcontrol.c). */
const isRootOfV1 = ({ version, path }: Cgroup): boolean => version === 1 && path === '/';

function partsOf(cgroup: Cgroup): Check['right'] {
  const names = cgroup.version === 1 ? (['total_rss', 'total_cache'] as const) : (['anon', 'file'] as const);
  const file = cgroup.version === 1 ? 'v1:memory.stat' : 'v2:memory.stat';
  const values = names.map((name) => amountOf(cgroup.files, file, name));
  const kernel = numberOf(cgroup.metrics['kernel']);
  // The root of version 1 does not contain kernel memory; on version 2 sockets and hugetlb pages are parts of memory.current.
  const extra = cgroup.version === 1 ? (isRootOfV1(cgroup) ? 0 : (kernel ?? 0)) : (kernel ?? 0) + (numberOf(cgroup.metrics['sock']) ?? 0);
  const source =
    cgroup.version === 2 ? 'anon+file+kernel+sock' : isRootOfV1(cgroup) ? 'total_rss+total_cache' : 'total_rss+total_cache+kmem.usage';
  return { source, value: values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), extra) };
}

/** Swap cache: pages that are in swap and in memory. Counted where the kernel says it, else bounded by what was swapped. */
function swapCacheOf(cgroup: Cgroup): number {
  const known = amountOf(cgroup.files, 'v2:memory.stat', 'swapcached') ?? amountOf(cgroup.files, 'v1:memory.stat', 'total_swapcached');
  return known ?? numberOf(cgroup.metrics['swap']) ?? 0;
}

function sumOf(members: readonly Process[], metric: string): number | null {
  const users = members.filter(({ kind }) => kind === 'user');
  const values = users.map((process) => numberOf(process.metrics[metric]));
  return values.length === 0 || values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** Huge pages that smaps or smaps_rollup leave out; the two are read one after the other and need not miss the same. */
function missingIn(members: readonly Process[], snapshot: Snapshot): number {
  const bytes = members.reduce((sum, process) => {
    const numa = numaResident(process);
    const rollup = amountOf(process.files, 'smaps_rollup', 'Rss');
    return sum + Math.max(undercountOf(process, snapshot)?.bytes ?? 0, numa === null || rollup === null ? 0 : numa - rollup - hugePage / 2);
  }, 0);
  // The kernel goes on collapsing pages between the two reads.
  return bytes > 0 ? bytes + 2 * hugePage : 0;
}

/** Anonymous memory that a fork shares: with processes of another cgroup it is charged there, or here for them. */
const sharedAnonymous = (members: readonly Process[]): number =>
  members.reduce(
    (sum, { metrics }) => sum + Math.max(0, (numberOf(metrics['anonymous']) ?? 0) - (numberOf(metrics['pssAnonymous']) ?? 0)),
    0,
  );

/** Whether cgroup.procs lists more processes than the capture has. */
function unseen(cgroup: Cgroup, members: readonly Process[]): boolean {
  const record = cgroup.files.get(cgroup.version === 1 ? 'v1:cgroup.procs' : 'v2:cgroup.procs')?.record;
  return record?.type === 'table' && record.rows.length > members.length;
}
