import type { Identity } from '../../contract/index.ts';

/** Where a process lives, as far as a restart keeps it. */
export interface Place {
  /** The cgroup path without ids of containers, pods, sessions and transient units; null where no cgroup is known. */
  readonly key: string | null;
  /** A service or container holds one application; a session or the root holds whatever was started there. */
  readonly owned: boolean;
  /** The place without the instance of a template either: `worker@1.service` and `worker@2.service` are one. */
  readonly template: string | null;
}

const uuid = /[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}/gu;
const hexId = /(?<![0-9a-z])[0-9a-f]{32,64}(?![0-9a-z])/gu;
/** Units that systemd numbers by itself: sessions, `run-u12.service`, `app-gnome-x-1234.scope`, machines of libvirt. */
const numbered = /(?<=^|\/)(session-|run-[pu]?|run-r)[0-9a-f]+(?=[-.])|(?<=-)\d+(?=\.scope)|(?<=\\x2d)\d+(?=\\x2d)/gu;

export function placeOf(identity: Identity): Place {
  if (identity.cgroup === null) return { key: null, owned: false, template: null };
  const path = identity.cgroup.replace(/ \(deleted\)$/u, '');
  const key = path
    .replace(uuid, '#')
    .replace(hexId, '#')
    .replace(numbered, (_whole, stem: string | undefined) => `${stem ?? ''}#`);
  const owned = identity.container !== null || identity.pod !== null || identity.unit?.endsWith('.service') === true;
  return { key, owned, template: key.replace(/@[^/]*(?=\.(?:service|scope|slice))/gu, '@') };
}
