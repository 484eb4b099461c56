import { isInterpreter } from './argument-shape.ts';
import type { Role } from './role.ts';

/** A way to say that two processes have one role; rounds are gone through from the strictest to the loosest. */
export interface Round {
  /** Processes with the same key on both sides are matched with each other; null takes part in no round. */
  readonly keyOf: (role: Role) => string | null;
  /** Matched only where each side has exactly one with this key. */
  readonly onlyUnique: boolean;
}

const join = (...parts: readonly (string | number | null)[]): string =>
  parts.map((part) => (part === null ? '?' : String(part))).join('\u0001');

const whole = (role: Role): string | null =>
  role.program === null ? null : join(role.place.key, role.program, role.standing, role.arguments, role.process.identity.uid);

export const rounds: readonly Round[] = [
  // The very cgroup first: of two replicas each meets its own.
  { keyOf: (role) => (role.program === null ? null : join(role.process.identity.cgroup, whole(role))), onlyUnique: false },
  { keyOf: (role) => (role.process.identity.pod === null ? null : join(role.process.identity.pod, whole(role))), onlyUnique: false },
  { keyOf: whole, onlyUnique: false },
  {
    keyOf: (role) => (role.program === null ? null : join(role.place.key, role.program, role.standing, role.process.identity.uid)),
    onlyUnique: false,
  },
  { keyOf: (role) => (role.program === null || !role.place.owned ? null : join(role.place.key, role.program)), onlyUnique: false },
  // A new binary in the same unit: its main process takes the place of the old one, whatever its name.
  { keyOf: (role) => (role.place.owned && role.standing === 'root' ? join('main', role.process.identity.cgroup) : null), onlyUnique: true },
  { keyOf: (role) => (role.place.owned && role.standing === 'root' ? join('main', role.place.key) : null), onlyUnique: true },
];

/** The key of a role that has no place in common: the same program started elsewhere. An interpreter or shell alone says nothing. */
export function wanderingKey(role: Role): string | null {
  const { exe } = role.process.identity;
  if (role.program === null || exe === null || role.arguments === null) return null;
  if (isInterpreter(exe) && !role.program.includes(' ')) return null;
  return join(role.program, role.arguments, role.process.identity.uid, role.standing === 'root' ? 'root' : 'child');
}

/** How many processes have a role: a lone one is restarted, workers are matched. */
export const populationKey = (role: Role): string => join(role.place.key, role.program, role.standing);
