import type { Metrics, Pair } from '../contract/index.ts';
import type { Group, ProcessPair } from './comparison.ts';

/** Only these add up over processes: PSS and SwapPss divide shared pages among their mappers, page tables belong to one process each. */
export const additive = ['pss', 'swapPss', 'pageTables'] as const;
/** Shown as a sum that counts shared memory once for each mapper. */
const counted = ['rss', 'uss', 'anonymous', 'swap', 'threads', 'mappings'] as const;

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
      ['executable', identity.exe?.replace(/ \(deleted\)$/u, '') ?? null],
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
  return [...groups].map(([id, { by, name, members }]) => ({
    id,
    by,
    name,
    members: members.map((member) => member.id),
    metrics: sumMetrics(members),
  }));
}

function sumMetrics(members: readonly ProcessPair[]): Metrics {
  return Object.fromEntries([...additive, ...counted].map((metric) => [metric, sumPairs(members.map((member) => member.metrics[metric]))]));
}

/** Sums pairs over members; of how many the sum is known stands beside it. */
export function sumPairs(members: readonly (Pair | undefined)[]): Pair {
  const known = members.filter(
    (pair): pair is Pair =>
      pair !== undefined && (pair.state === 'known' || pair.state === 'absent-before' || pair.state === 'absent-after'),
  );
  const hasBefore = known.some((pair) => pair.before !== null || pair.delta !== null);
  const amount = (value: Pair['before']): number => (typeof value === 'number' ? value : 0);
  const before = known.reduce((sum, pair) => sum + amount(pair.before), 0);
  const after = known.reduce((sum, pair) => sum + amount(pair.after), 0);
  const noise = known.reduce((sum, pair) => sum + (pair.noise ?? 0), 0);
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
