import type { Role } from './role.ts';

/** Signs of one role that a pair agrees in, as the words of `reasons`. */
export function signsOf(left: Role, right: Role): readonly string[] {
  const [a, b] = [left.process.identity, right.process.identity];
  const isSamePlace = left.place.key !== null && left.place.key === right.place.key;
  const holds: readonly (readonly [string, boolean])[] = [
    ['unit', a.unit !== null && a.unit === b.unit],
    ['container', a.container !== null && a.container === b.container],
    ['pod', a.pod !== null && a.pod === b.pod],
    ['cgroup', isSamePlace && a.cgroup === b.cgroup],
    // A container has another id after each start.
    ['similar cgroup', isSamePlace && a.cgroup !== b.cgroup],
    ['executable', left.program !== null && left.program === right.program],
    ['arguments', left.arguments !== null && left.arguments === right.arguments],
    ['main process', left.place.owned && left.place.key === right.place.key && left.standing === 'root' && right.standing === 'root'],
    ['role', left.standing === right.standing && left.standing !== 'root'],
    ['name', a.comm !== null && a.comm === b.comm],
    ['user', a.uid !== null && a.uid === b.uid],
  ];
  return holds.filter(([, held]) => held).map(([sign]) => sign);
}

/** Signs that weigh for identity; a user or a comm alone is shared by many. */
const places = new Set(['unit', 'container', 'pod', 'cgroup', 'similar cgroup']);
const others = new Set(['executable', 'arguments', 'main process', 'role']);

/** 0.8 for several independent signs that only one pair can have, else 0.5. */
export function gradeSigns(signs: readonly string[], unique: boolean): number {
  const place = signs.some((sign) => places.has(sign)) ? 1 : 0;
  const further = signs.filter((sign) => others.has(sign)).length;
  return unique && place + further >= 2 ? 0.8 : 0.5;
}
