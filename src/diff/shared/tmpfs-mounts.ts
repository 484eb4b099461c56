import { rowsOf, type Reading, type Snapshot } from '../../model/index.ts';

/** A mounted memory file system: its files hold memory whether or not anybody maps or even knows them. */
export interface MemoryMount {
  readonly path: string;
  /** As smaps prints devices: `00:17`; null where no mountinfo says it. */
  readonly device: string | null;
  readonly used: Reading;
}

/** The memory file systems whose use the capture noted (statfs). */
export function memoryMountsOf(snapshot: Snapshot | null): ReadonlyMap<string, MemoryMount> {
  if (snapshot === null) return new Map();
  const devices = devicesOf(snapshot);
  const mounts = snapshot.facts.flatMap((fact) => {
    const used = fact.facts['used'];
    if (fact.kind !== 'statfs' || typeof used !== 'number') return [];
    const path = `/${fact.path.replace(/^\/+/u, '')}`;
    const reading: Reading = { state: 'known', value: used, source: 'statfs.used', at: fact.path, mark: 'read' };
    return [[path, { path, device: devices.get(path) ?? null, used: reading }] as const];
  });
  return new Map(mounts);
}

/** Devices by mount point, from the mountinfo of the processes: several mount namespaces can hide one, so the first that knows it counts. */
function devicesOf(snapshot: Snapshot): ReadonlyMap<string, string> {
  const devices = new Map<string, string>();
  for (const process of snapshot.processes.values()) {
    for (const row of rowsOf(process.files, 'mountinfo')) {
      const cell = row.cells.get('major:minor');
      const [major, minor] = cell?.kind === 'text' ? cell.text.split(':').map(Number) : [];
      if (major === undefined || minor === undefined || devices.has(row.label)) continue;
      devices.set(row.label, `${hex(major)}:${hex(minor)}`);
    }
  }
  return devices;
}

const hex = (number: number): string => number.toString(16).padStart(2, '0');
