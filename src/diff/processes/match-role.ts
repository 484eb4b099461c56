import { assign } from '../assign.ts';
import { argumentLikeness } from './argument-shape.ts';
import { medianShape, shapeDistance, shapeOf, type MemoryShape } from './memory-shape.ts';
import type { Role } from './role.ts';

export interface Match {
  readonly left: Role;
  readonly right: Role;
  /** What the pair costs: 0 for two processes that differ in nothing. */
  readonly cost: number;
}

/** A command line or a cgroup that names the instance outweighs any size. */
const instanceWeight = 40;
/** An unusual worker without a counterpart would be seen as new instead of as grown: it is the last to be left out. */
const leaveOutWeight = 2;
/** Only to decide between equals: earlier ones go together. */
const orderWeight = 1e-4;
/** From here the steps of the assignment (rows² x columns) take longer than a tenth of a second. */
const mostAssigned = 250;

interface Candidate {
  readonly role: Role;
  readonly shape: MemoryShape;
  readonly order: number;
}

/** Pairs the processes of one role one to one; of the larger side those stay over that look most like the role's typical one. */
export function matchRole(left: readonly Role[], right: readonly Role[]): readonly Match[] {
  const [rows, columns] = [candidatesOf(left), candidatesOf(right)];
  if (Math.max(rows.length, columns.length) <= mostAssigned) return matchAll(rows, columns);
  return matchMany(rows, columns);
}

function candidatesOf(roles: readonly Role[]): readonly Candidate[] {
  return [...roles].sort((a, b) => a.rank - b.rank).map((role, order) => ({ role, shape: shapeOf(role.process), order }));
}

function matchAll(left: readonly Candidate[], right: readonly Candidate[]): readonly Match[] {
  const leftIsSmaller = left.length <= right.length;
  const [few, many] = leftIsSmaller ? [left, right] : [right, left];
  if (few.length === 0) return [];
  const typical = medianShape(few.map((candidate) => candidate.shape));
  const leaveOut = many.map((candidate) => (many.length === few.length ? 0 : leaveOutWeight * shapeDistance(candidate.shape, typical)));
  const costs = few.map((one) => many.map((other) => costOf(one, other)));
  const columns = assign(few.length, many.length, (row, column) => (costs[row]?.[column] ?? 0) - (leaveOut[column] ?? 0));
  return few.flatMap((one, row) => {
    const other = many[columns[row] ?? -1];
    if (other === undefined) return [];
    const cost = costs[row]?.[columns[row] ?? -1] ?? 0;
    return [leftIsSmaller ? { left: one.role, right: other.role, cost } : { left: other.role, right: one.role, cost }];
  });
}

function costOf(left: Candidate, right: Candidate): number {
  const [a, b] = [left.role.process.identity, right.role.process.identity];
  const place = a.cgroup === b.cgroup ? 0 : a.pod !== null && a.pod === b.pod ? instanceWeight / 4 : instanceWeight / 2;
  const names = (a.comm === b.comm ? 0 : 2) + (a.uid === b.uid ? 0 : 4);
  const instance = instanceWeight * (1 - argumentLikeness(a.argv, b.argv));
  return place + names + instance + shapeDistance(left.shape, right.shape) + orderWeight * (left.order - right.order) ** 2;
}

/** For roles of hundreds: equal instances first, then by size and order, which costs no more than sorting. */
function matchMany(left: readonly Candidate[], right: readonly Candidate[]): readonly Match[] {
  const matches: Match[] = [];
  const instances = new Map<string, Candidate[]>();
  for (const candidate of left) pushTo(instances, instanceOf(candidate.role), candidate);
  const rest: Candidate[] = [];
  for (const candidate of right) {
    const partner = instances.get(instanceOf(candidate.role));
    if (partner?.length === 1 && partner[0] !== undefined) {
      matches.push({ left: partner[0].role, right: candidate.role, cost: costOf(partner[0], candidate) });
      instances.delete(instanceOf(candidate.role));
    } else rest.push(candidate);
  }
  const [older, newer] = [sortBySize([...instances.values()].flat()), sortBySize(rest)];
  const extra = older.length - newer.length;
  const fewer = extra <= 0 ? older : typicalDropped(older, extra);
  const pairs = extra >= 0 ? newer : typicalDropped(newer, -extra);
  for (const [at, candidate] of fewer.entries()) {
    const partner = pairs[at];
    if (partner !== undefined) matches.push({ left: candidate.role, right: partner.role, cost: costOf(candidate, partner) });
  }
  return matches;
}

function instanceOf({ process: { identity } }: Role): string {
  return `${identity.cgroup ?? ''}\0${identity.argv?.join('\0') ?? ''}`;
}

function sortBySize(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => (a.shape[0] ?? 0) - (b.shape[0] ?? 0) || a.order - b.order);
}

function typicalDropped(sorted: readonly Candidate[], extra: number): readonly Candidate[] {
  const typical = medianShape(sorted.map((candidate) => candidate.shape));
  const nearest = [...sorted].sort((a, b) => shapeDistance(a.shape, typical) - shapeDistance(b.shape, typical) || b.order - a.order);
  const dropped = new Set(nearest.slice(0, extra));
  return sorted.filter((candidate) => !dropped.has(candidate));
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
