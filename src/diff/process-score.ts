import type { Process, Snapshot } from '../model/index.ts';

/** How much two processes of different captures look like one role, 0 to 0.95, and why. */
export function scorePair(
  left: Process,
  right: Process,
  _before: Snapshot,
  _after: Snapshot,
): { readonly score: number; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  let score = 0;
  const add = (weight: number, reason: string, holds: boolean): void => {
    if (!holds) return;
    score += weight;
    reasons.push(reason);
  };
  const known = (a: string | number | null, b: string | number | null): boolean => a !== null && a === b;
  add(0.3, 'unit', known(left.identity.unit, right.identity.unit));
  add(0.3, 'executable', known(left.identity.exe, right.identity.exe));
  add(0.2, 'cgroup', known(left.identity.cgroup, right.identity.cgroup));
  add(0.15, 'name', known(left.identity.comm, right.identity.comm));
  add(
    0.1,
    'arguments',
    left.identity.argv !== null && right.identity.argv !== null && left.identity.argv.join('\0') === right.identity.argv.join('\0'),
  );
  add(0.05, 'user', known(left.identity.uid, right.identity.uid));
  return { score: Math.min(0.95, score), reasons };
}
