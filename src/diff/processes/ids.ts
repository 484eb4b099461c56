/** Forms of ids that a new container, pod, session or transient unit draws anew. */
const uuid = /[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}/gu;
const hexId = /(?<![0-9a-z])[0-9a-f]{32,64}(?![0-9a-z])/gu;
/** Units that systemd numbers by itself: sessions, `run-u12.service`, `app-gnome-x-1234.scope`, machines of libvirt. */
const numbered = /(?<=^|\/)(session-|run-[pu]?|run-r)[0-9a-f]+(?=[-.])|(?<=-)\d+(?=\.scope)|(?<=\\x2d)\d+(?=\\x2d)/gu;

/** A cgroup path without such ids: equal for the old and the new container of one application. */
export function withoutIds(path: string): string {
  return path
    .replace(/ \(deleted\)$/u, '')
    .replace(uuid, '#')
    .replace(hexId, '#')
    .replace(numbered, (_whole, stem: string | undefined) => `${stem ?? ''}#`);
}
