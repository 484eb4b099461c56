/** Whom a browser runs as. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` on every Linux: the overflow ids, which own no file. */
const nobody: RunAs = { uid: 65534, gid: 65534 };

export function ownUid(): number | null {
  return process.getuid?.() ?? null;
}

/** Root must not run a browser on text that came from a captured host: its child drops to `nobody`. Others stay who they are. */
export function browserIdentity(): RunAs | null {
  return ownUid() === 0 ? nobody : null;
}
