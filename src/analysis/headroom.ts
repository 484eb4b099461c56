import { ancestry, firstKnown, numberOf, type Cgroup, type Process, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';

export interface Headroom {
  readonly bytes: number | null;
  readonly unreclaimable: number | null;
  readonly limitAt: string | null;
}

/**
 * What is left before the first limit on the path acts, the host's RAM and swap among them. Siblings use the same ancestor's budget, so
 * each level counts its own memory; what can be reclaimed is no use, so each level counts only what cannot.
 */
export function headroomOf(cgroup: Cgroup, snapshot: Snapshot): Headroom {
  let best = hostRoom(snapshot);
  for (const level of ancestry(cgroup, snapshot.cgroups)) {
    const limit = firstKnown(level.metrics['limit']);
    const held = numberOf(level.metrics['unreclaimable']) ?? numberOf(level.metrics['usage']);
    if (limit.state !== 'known' || limit.value === 'unlimited' || held === null) continue;
    const left = limit.value - held;
    if (best === null || left < best.left) best = { left, at: showName(level.path) };
  }
  return { bytes: best?.left ?? null, unreclaimable: numberOf(cgroup.metrics['unreclaimable']), limitAt: best?.at ?? null };
}

/** Of the host: what is available without swapping. */
function hostRoom(snapshot: Snapshot): { readonly left: number; readonly at: string } | null {
  const available = numberOf(snapshot.hostMetrics['available']);
  return available === null ? null : { left: available, at: 'host' };
}

/** The room of a process is that of its cgroup. */
export function processHeadroom(
  process: Process,
  snapshot: Snapshot,
): { readonly cgroup: string | null; readonly bytes: number | null } | null {
  const cgroup = process.cgroup === null ? undefined : snapshot.cgroups.get(process.cgroup);
  if (cgroup === undefined) {
    const room = hostRoom(snapshot);
    return room === null ? null : { cgroup: null, bytes: room.left };
  }
  const room = headroomOf(cgroup, snapshot);
  return { cgroup: room.limitAt, bytes: room.bytes };
}
