import type { Identity } from '../../contract/index.ts';
import { withoutIds } from './ids.ts';

/** Where a process lives, as far as a restart keeps it. */
export interface Place {
  /** The cgroup path without ids of containers, pods, sessions and transient units; null where no cgroup is known. */
  readonly key: string | null;
  /** A service or container holds one application; a session or the root holds whatever was started there. */
  readonly owned: boolean;
}

export function placeOf(identity: Identity): Place {
  if (identity.cgroup === null) return { key: null, owned: false };
  const key = withoutIds(identity.cgroup);
  const owned = identity.container !== null || identity.pod !== null || identity.unit?.endsWith('.service') === true;
  return { key, owned };
}
