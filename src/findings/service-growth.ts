import type { Group, Comparison, ProcessPair } from '../diff/index.ts';
import type { FindingSubject } from '../contract/index.ts';
import { change, is, was } from './reading.ts';

/** Growth that only the sum over a service shows: memory that stopped being shared, or more workers. */
export interface ServiceGrowth {
  readonly group: Group;
  readonly members: readonly ProcessPair[];
  readonly kind: 'unshared' | 'population';
  /** Sum over the members of PSS of anonymous pages and SwapPss, bytes. */
  readonly before: number;
  readonly after: number;
  readonly processesBefore: number;
  readonly processesAfter: number;
  /** Largest gain of one member, bytes. */
  readonly largest: { readonly pair: ProcessPair; readonly by: number } | null;
}

/** Units and containers are what people run; a bare cgroup or executable says it again. */
const grouped: readonly Group['by'][] = ['container', 'unit'];

/**
 * Sums over the services of PSS of anonymous pages. PSS divides pages by their sharers, so that a fork which writes to its copy shows
 * as growth of the sum although no RSS changes (copy on write), and so that a sum is not counted twice.
 */
export function serviceGrowths(comparison: Comparison, seen: ReadonlySet<string>): readonly ServiceGrowth[] {
  const pairs = new Map(comparison.processes.map((pair) => [pair.id, pair]));
  const done = new Set<string>(seen);
  const growths: ServiceGrowth[] = [];
  for (const by of grouped) {
    for (const group of comparison.groups.filter((candidate) => candidate.by === by)) {
      const members = group.members.map((id) => pairs.get(id)).filter((pair) => pair !== undefined);
      if (members.some((pair) => done.has(pair.id))) continue;
      const growth = growthOf(group, members);
      if (growth === null) continue;
      for (const pair of members) done.add(pair.id);
      growths.push(growth);
    }
  }
  return growths;
}

function growthOf(group: Group, members: readonly ProcessPair[]): ServiceGrowth | null {
  const older = members.filter((pair) => pair.before !== null);
  const newer = members.filter((pair) => pair.after !== null);
  if (older.length === 0 || newer.length === 0) return null;
  let before = 0;
  let after = 0;
  for (const pair of members) {
    const [left, right] = [held(pair, 'before'), held(pair, 'after')];
    if ((pair.before !== null && left === null) || (pair.after !== null && right === null)) return null;
    before += left ?? 0;
    after += right ?? 0;
  }
  const gains = members
    .filter((pair) => pair.after !== null)
    .map((pair) => ({ pair, by: change(pair.metrics['anonymous']) ?? 0 }))
    .sort((left, right) => right.by - left.by);
  return {
    group,
    members,
    kind: older.length === newer.length && members.every((pair) => pair.pairing.kind === 'same') ? 'unshared' : 'population',
    before,
    after,
    processesBefore: older.length,
    processesAfter: newer.length,
    largest: gains[0] ?? null,
  };
}

function held(pair: ProcessPair, side: 'before' | 'after'): number | null {
  const value = side === 'before' ? was : is;
  const pss = value(pair.metrics['pssAnonymous']);
  return pss === null ? null : pss + (value(pair.metrics['swapPss']) ?? 0);
}

export function groupSubject(growth: ServiceGrowth): FindingSubject {
  const { group, members } = growth;
  const cgroup = (members[0]?.after ?? members[0]?.before)?.identity.cgroup ?? null;
  return {
    kind: 'group',
    id: group.id,
    ...(group.by === 'unit' ? { unit: group.name } : {}),
    ...(cgroup === null ? {} : { cgroup }),
  };
}
