import type { MappingColumn } from '../kernel/index.ts';
import { mappingClasses, type Process } from '../model/index.ts';
import { withoutDeleted } from './version-free.ts';

/** What a process shares with others, by the object it shares. */
export interface Sharing {
  /** Pages mapped by others too, by object: their size and this process's share of them (bytes). */
  readonly objects: ReadonlyMap<
    string,
    { readonly shared: number; readonly share: number; readonly count: number; readonly outlives: boolean }
  >;
  readonly private: number;
  readonly shared: number;
  readonly share: number;
}

const made = new WeakMap<Process, Sharing | null>();

/** Sums up what smaps says of sharing; null where it was not captured. Shared and private are the kernel's: mapped by others now or not. */
export function sharingOf(process: Process): Sharing | null {
  const known = made.get(process);
  if (known !== undefined) return known;
  const sharing = sumUp(process);
  made.set(process, sharing);
  return sharing;
}

function sumUp({ mappings: table }: Process): Sharing | null {
  if (table?.source !== 'smaps') return null;
  const column = (name: string): MappingColumn | undefined => table.columns.get(name);
  const [clean, dirty, ownClean, ownDirty, pss] = ['Shared_Clean', 'Shared_Dirty', 'Private_Clean', 'Private_Dirty', 'Pss'].map(column);
  const classes = mappingClasses(table);
  const objects = new Map<string, { shared: number; share: number; count: number; outlives: boolean }>();
  const total = { private: 0, shared: 0, share: 0 };
  const at = (values: MappingColumn | undefined, index: number): number => {
    const value = values?.[index];
    return value === undefined || Number.isNaN(value) ? 0 : value;
  };
  for (let index = 0; index < table.count; index += 1) {
    const own = at(ownClean, index) + at(ownDirty, index);
    const shared = at(clean, index) + at(dirty, index);
    total.private += own;
    if (shared === 0) continue;
    const share = Math.max(0, at(pss, index) - own);
    total.shared += shared;
    total.share += share;
    const inode = table.largeInodes?.get(index) ?? table.inode[index] ?? 0;
    // Anonymous pages are shared by forks only, and these have them at one address.
    const key =
      inode === 0 ? `anonymous ${String(table.start[index])}` : `${table.devices[table.device[index] ?? 0] ?? ''} ${String(inode)}`;
    const kind = classes[index]?.kind;
    const name = table.names[table.name[index] ?? 0] ?? '';
    const object = objects.get(key) ?? {
      shared: 0,
      share: 0,
      count: 0,
      outlives: kind === 'sysv' || (kind === 'shmem' && name === withoutDeleted(name) && inode !== 0),
    };
    object.shared += shared;
    object.share += share;
    object.count += 1;
    objects.set(key, object);
  }
  return { objects, ...total };
}

/**
 * What would be freed if all these processes ended: memory that is theirs alone, and memory that only they share. An object is shared by
 * none but them when their shares add up to all of it. Files of a tmpfs and SysV segments stay, so they are left out. An estimate: null
 * where smaps of a member was not captured.
 */
export function freedByEnding(processes: readonly Process[]): number | null {
  let freed = 0;
  const objects = new Map<string, { largest: number; shares: number; count: number; outlives: boolean }>();
  for (const process of processes) {
    const sharing = sharingOf(process);
    if (sharing === null) return null;
    freed += sharing.private;
    for (const [key, { shared, share, count, outlives }] of sharing.objects) {
      const object = objects.get(key) ?? { largest: 0, shares: 0, count: 0, outlives };
      object.largest = Math.max(object.largest, shared);
      object.shares += share;
      object.count += count;
      objects.set(key, object);
    }
  }
  for (const { largest, shares, count, outlives } of objects.values()) {
    // Each line of Pss is cut to whole kB.
    if (!outlives && shares >= largest - count * 1024) freed += shares;
  }
  return freed;
}

/** How often a sum of RSS over these processes counts memory that is shared, on average over the shared pages; null where unknown. */
export function countedTimes(processes: readonly Process[]): number | null {
  let [shared, share] = [0, 0];
  for (const process of processes) {
    const sharing = sharingOf(process);
    if (sharing === null) return null;
    shared += sharing.shared;
    share += sharing.share;
  }
  if (share === 0) return 1;
  return Math.round(Math.min(processes.length, Math.max(1, shared / share)) * 100) / 100;
}
