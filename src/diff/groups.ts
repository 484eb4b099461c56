import type { Metrics, Pair } from '../contract/index.ts';
import type { Process } from '../model/index.ts';
import type { Group, ProcessPair } from './comparison.ts';
import { countedTimes, freedByEnding, rememberSharing, type SharingOf } from './sharing.ts';
import { withoutDeleted } from './version-free.ts';

/** Only these add up over processes: PSS and SwapPss divide shared pages among their mappers, page tables belong to one process each. */
export const additive = ['pss', 'swapPss', 'pageTables'] as const;
/** Shown as a sum that counts shared memory once for each mapper. */
const counted = ['rss', 'uss', 'anonymous', 'swap', 'threads', 'mappings'] as const;
/** Of these the sum counts pages several times that members share. */
const counting: ReadonlySet<string> = new Set(['rss', 'anonymous']);

/** The groups that people think in: unit, container, pod, executable, cgroup. */
export function groupProcesses(pairs: readonly ProcessPair[]): readonly Group[] {
  const groups = new Map<string, { by: Group['by']; name: string; members: ProcessPair[] }>();
  for (const pair of pairs) {
    const identity = (pair.after ?? pair.before)?.identity;
    if (identity === undefined || identity.kind !== 'user') continue;
    const keys: readonly (readonly [Group['by'], string | null])[] = [
      ['unit', identity.unit],
      ['container', identity.container],
      ['pod', identity.pod],
      ['executable', identity.exe === null ? null : withoutDeleted(identity.exe)],
      ['cgroup', identity.cgroup],
    ];
    for (const [by, name] of keys) {
      if (name === null) continue;
      const id = `${by}:${name}`;
      const group = groups.get(id) ?? { by, name, members: [] };
      group.members.push(pair);
      groups.set(id, group);
    }
  }
  const sharingOf = rememberSharing();
  return [...groups].map(([id, { by, name, members }]) => ({
    id,
    by,
    name,
    members: members.map((member) => member.id),
    metrics: sumMetrics(members, sharingOf),
  }));
}

function sumMetrics(members: readonly ProcessPair[], sharingOf: SharingOf): Metrics {
  const sides = (side: 'before' | 'after'): readonly Process[] => members.flatMap((member) => member[side] ?? []);
  const newest = sides('after').length > 0 ? sides('after') : sides('before');
  const times = countedTimes(newest, sharingOf);
  const sums = [...additive, ...counted].map((metric) => {
    const sum = sumPairs(members.map((member) => member.metrics[metric]));
    return [metric, times !== null && counting.has(metric) ? { ...sum, countedTimes: times } : sum] as const;
  });
  return { ...Object.fromEntries(sums), freed: freedPair(sides('before'), sides('after'), members, sharingOf) };
}

function freedPair(before: readonly Process[], after: readonly Process[], members: readonly ProcessPair[], sharingOf: SharingOf): Pair {
  const first = members.map((member) => member.metrics['uss']).find((pair) => pair !== undefined);
  const isDiff = members.some((member) => member.before !== null || member.metrics['uss']?.state === 'absent-before');
  const [was, is] = [isDiff ? freedByEnding(before, sharingOf) : null, freedByEnding(after, sharingOf)];
  const known = is !== null && (!isDiff || was !== null);
  return {
    before: was,
    after: is,
    delta: was === null || is === null ? null : is - was,
    unit: 'bytes',
    state: known ? 'known' : was !== null ? 'unknown-after' : is !== null ? 'unknown-before' : 'unknown',
    source: 'smaps: private memory, and what only the members share (estimated)',
    noise: first?.noise ?? null,
    mark: 'estimated',
  };
}

/** Sums pairs over members; of how many the sum is known stands beside it. Their errors are independent and partly cancel. */
export function sumPairs(members: readonly (Pair | undefined)[]): Pair {
  const known = members.filter(
    (pair): pair is Pair =>
      pair !== undefined && (pair.state === 'known' || pair.state === 'absent-before' || pair.state === 'absent-after'),
  );
  const hasBefore = known.some((pair) => pair.before !== null || pair.delta !== null);
  const amount = (value: Pair['before']): number => (typeof value === 'number' ? value : 0);
  const before = known.reduce((sum, pair) => sum + amount(pair.before), 0);
  const after = known.reduce((sum, pair) => sum + amount(pair.after), 0);
  const noise = Math.round(Math.sqrt(known.reduce((sum, pair) => sum + (pair.noise ?? 0) ** 2, 0)));
  const first = members.find((pair) => pair !== undefined);
  return {
    before: known.length === 0 || !hasBefore ? null : before,
    after: known.length === 0 ? null : after,
    delta: known.length === 0 || !hasBefore ? null : after - before,
    unit: first?.unit ?? 'bytes',
    state: known.length === 0 ? 'unknown' : 'known',
    source: `sum of ${first?.source ?? ''}`,
    noise: noise === 0 ? null : noise,
    mark: 'derived',
    knownOf: { known: known.length, of: members.length },
  };
}
