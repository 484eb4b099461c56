import type { ProcessPairingKind } from '../../contract/index.ts';
import type { Process, Snapshot } from '../../model/index.ts';
import { matchRole } from './match-role.ts';
import { gradeSigns, signsOf } from './pairing-signs.ts';
import { populationKey, rounds, wanderingKey } from './role-rounds.ts';
import { rolesOf, type Role } from './role.ts';
import { bootOf, samePid } from './same-process.ts';

export interface PairedProcesses {
  readonly before: Process | null;
  readonly after: Process | null;
  readonly kind: ProcessPairingKind;
  /** 0.99 proved, 0.8 several independent signs, 0.5 compatible with it (workers that could be exchanged). */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/**
 * Pairs the processes of two snapshots one to one: what the user dictates, then what is the same process, then restarts and workers by
 * their role. Kernel threads and zombies are only ever the same ones. Everything left appeared or is gone.
 */
export function pairProcesses(before: Snapshot, after: Snapshot, asked: ReadonlyMap<number, number>): readonly PairedProcesses[] {
  const boot = bootOf(before, after);
  const older = new Map([...before.processes.values()].map((process) => [process.pid, process]));
  const newer = new Map([...after.processes.values()].map((process) => [process.pid, process]));
  const pairs: PairedProcesses[] = [];
  const take = (left: Process, right: Process, kind: ProcessPairingKind, confidence: number, reasons: readonly string[]): void => {
    older.delete(left.pid);
    newer.delete(right.pid);
    pairs.push({ before: left, after: right, kind, confidence, reasons });
  };
  for (const [oldPid, newPid] of asked) {
    const [left, right] = [older.get(oldPid), newer.get(newPid)];
    if (left === undefined || right === undefined) continue;
    const same = samePid(left, right, boot);
    take(left, right, same === null ? 'matched' : 'same', 0.99, ['asked']);
  }
  for (const left of [...older.values()]) {
    const right = newer.get(left.pid);
    const same = right === undefined ? null : samePid(left, right, boot);
    if (right !== undefined && same !== null) take(left, right, 'same', same.confidence, same.reasons);
  }
  for (const match of matchByRole(before, after, older, newer)) take(match.left, match.right, match.kind, match.confidence, match.reasons);
  for (const left of older.values()) pairs.push({ before: left, after: null, kind: 'gone', confidence: 0.8, reasons: [] });
  for (const right of newer.values()) pairs.push({ before: null, after: right, kind: 'appeared', confidence: 0.8, reasons: [] });
  return pairs.sort((left, right) => pidOf(left) - pidOf(right) || (left.after === null ? 1 : 0) - (right.after === null ? 1 : 0));
}

const pidOf = (pair: PairedProcesses): number => (pair.after ?? pair.before)?.pid ?? 0;

interface RoleMatch {
  readonly left: Process;
  readonly right: Process;
  readonly kind: ProcessPairingKind;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

function matchByRole(
  before: Snapshot,
  after: Snapshot,
  older: ReadonlyMap<number, Process>,
  newer: ReadonlyMap<number, Process>,
): readonly RoleMatch[] {
  const [oldRoles, newRoles] = [rolesOf(before), rolesOf(after)];
  const waiting = (roles: ReadonlyMap<string, Role>, free: ReadonlyMap<number, Process>): Set<Role> =>
    new Set([...free.values()].filter((process) => process.kind === 'user').flatMap((process) => roles.get(process.id) ?? []));
  const left = waiting(oldRoles, older);
  const right = waiting(newRoles, newer);
  const populations = [countBy(oldRoles), countBy(newRoles)] as const;
  const partner = new Map<Role, Role>();
  const matches: RoleMatch[] = [];
  const take = (from: Role, to: Role): void => {
    left.delete(from);
    right.delete(to);
    partner.set(from, to);
    matches.push(judge(from, to, populations));
  };
  const runRound = (keyOf: (role: Role, isOld: boolean) => string | null, onlyUnique: boolean): void => {
    const olds = groupBy(left, (role) => keyOf(role, true));
    const news = groupBy(right, (role) => keyOf(role, false));
    for (const [key, members] of olds) {
      const others = news.get(key);
      if (others === undefined || (onlyUnique && (members.length > 1 || others.length > 1))) continue;
      for (const match of matchRole(members, others)) take(match.left, match.right);
    }
  };
  for (const { keyOf, onlyUnique } of rounds) runRound(keyOf, onlyUnique);
  runRound(childKeys(partner), true);
  runRound(wanderingKeys(oldRoles, newRoles), true);
  return matches;
}

/** The only child of a parent that was paired takes the place of the old parent's only child. */
function childKeys(partner: ReadonlyMap<Role, Role>): (role: Role, isOld: boolean) => string | null {
  const paired = new Map([...partner].map(([from, to]) => [from.process.id, to.process.id]));
  return (role, isOld) => {
    if (role.parent === null || !role.place.owned) return null;
    const parent = isOld ? paired.get(role.parent.id) : role.parent.id;
    return parent === undefined ? null : `child of ${parent}`;
  };
}

/** A program that left one place and came up in another: only where its old place is gone, its new one new, or only the instance differs. */
function wanderingKeys(
  oldRoles: ReadonlyMap<string, Role>,
  newRoles: ReadonlyMap<string, Role>,
): (role: Role, isOld: boolean) => string | null {
  const placesOf = (roles: ReadonlyMap<string, Role>): ReadonlySet<string | null> =>
    new Set([...roles.values()].map((role) => role.place.key));
  const [oldPlaces, newPlaces] = [placesOf(oldRoles), placesOf(newRoles)];
  return (role, isOld) => {
    const stays = (isOld ? newPlaces : oldPlaces).has(role.place.key);
    return stays && role.place.owned ? null : wanderingKey(role);
  };
}

function judge(left: Role, right: Role, populations: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>]): RoleMatch {
  const signs = signsOf(left, right);
  const lone = (populations[0].get(populationKey(left)) ?? 0) <= 1 && (populations[1].get(populationKey(right)) ?? 0) <= 1;
  // Replicas that a pod, a cgroup of their own or their arguments tell apart are restarted one by one; equal workers can only be matched.
  const named = instanceKeys(right);
  const instance = instanceKeys(left).some(
    (key) => named.includes(key) && (populations[0].get(key) ?? 0) <= 1 && (populations[1].get(key) ?? 0) <= 1,
  );
  const unique = lone || instance;
  return {
    left: left.process,
    right: right.process,
    kind: unique ? 'restarted' : 'matched',
    confidence: gradeSigns(signs, unique && !movedBetween(left, right)),
    reasons: signs,
  };
}

/** Another unit or container is a sign against being the same service, as good as its own is one for it. */
const movedBetween = (left: Role, right: Role): boolean =>
  left.place.key !== null && right.place.key !== null && left.place.key !== right.place.key;

/** What can tell one replica of a role from another. */
function instanceKeys(role: Role): readonly string[] {
  const { cgroup, argv, pod } = role.process.identity;
  const within = `${role.place.key ?? ''}\0${role.program ?? ''}\0${role.standing}`;
  return [
    ...(cgroup === null || argv === null ? [] : [`cgroup\0${cgroup}\0${role.standing}\0${argv.join('\0')}`]),
    ...(pod === null ? [] : [`pod\0${pod}\0${within}`]),
  ];
}

function countBy(roles: ReadonlyMap<string, Role>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const role of roles.values()) {
    if (role.process.kind !== 'user') continue;
    for (const key of [populationKey(role), ...instanceKeys(role)]) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function groupBy(roles: ReadonlySet<Role>, keyOf: (role: Role) => string | null): Map<string, Role[]> {
  const groups = new Map<string, Role[]>();
  for (const role of roles) {
    const key = keyOf(role);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [role]);
    else group.push(role);
  }
  return groups;
}
