import { shareText, sumColumn, type MappingColumn, type MappingTable } from '../kernel/index.ts';
import { mappingClasses, type Process } from '../model/index.ts';
import { withoutDeleted } from './version-free.ts';

/** What a process shares with others, by the object it shares. */
export interface Sharing {
  /** Objects with pages mapped by others too. */
  readonly objects: readonly string[];
  /** Of each object its size, this process's share of it (bytes), the mappings of it, and 1 where it outlives its mappers. */
  readonly amounts: readonly number[];
  readonly private: number;
  readonly shared: number;
  readonly share: number;
}

/** So many amounts of an object stand one behind the other. */
const perObject = 4;

export type SharingOf = (process: Process) => Sharing | null;

/**
 * Sums up what smaps says of sharing; null where it was not captured. Shared and private are the kernel's: mapped by others now or not.
 * A process is in several groups: what it shares is remembered as long as they are being summed up.
 */
export function rememberSharing(): SharingOf {
  const made = new Map<Process, Sharing | null>();
  return (process) => {
    const known = made.get(process);
    if (known !== undefined) return known;
    const sharing = sumUp(process);
    made.set(process, sharing);
    return sharing;
  };
}

function sumUp({ mappings: table }: Process): Sharing | null {
  if (table?.source !== 'smaps') return null;
  // Of most processes a column or two say 0 in all mappings: these need not be looked at for each.
  const [clean, dirty, ownClean, ownDirty, pss] = ['Shared_Clean', 'Shared_Dirty', 'Private_Clean', 'Private_Dirty', 'Pss'].map((name) =>
    sumColumn(table, name).sum === 0 ? undefined : table.columns.get(name),
  );
  const objects = new Map<string, number>();
  const amounts: number[] = [];
  const total = { private: sumColumn(table, 'Private_Clean').sum + sumColumn(table, 'Private_Dirty').sum, shared: 0, share: 0 };
  for (let index = 0; index < table.count; index += 1) {
    const shared = amountIn(clean, index) + amountIn(dirty, index);
    if (shared === 0) continue;
    const share = Math.max(0, amountIn(pss, index) - amountIn(ownClean, index) - amountIn(ownDirty, index));
    total.shared += shared;
    total.share += share;
    const key = objectOf(table, index);
    let at = objects.get(key);
    if (at === undefined) {
      at = amounts.length;
      objects.set(key, at);
      amounts.push(0, 0, 0, outlives(table, index) ? 1 : 0);
    }
    amounts[at] = (amounts[at] ?? 0) + shared;
    amounts[at + 1] = (amounts[at + 1] ?? 0) + share;
    amounts[at + 2] = (amounts[at + 2] ?? 0) + 1;
  }
  return { objects: [...objects.keys()], amounts, ...total };
}

function amountIn(column: MappingColumn | undefined, at: number): number {
  const value = column?.[at];
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function objectOf(table: MappingTable, at: number): string {
  const inode = table.largeInodes?.get(at) ?? table.inode[at] ?? 0;
  // Anonymous pages are shared by forks only, and these have them at one address.
  if (inode === 0) return `anonymous ${String(table.start[at])}`;
  return shareText(`${table.devices[table.device[at] ?? 0] ?? ''} ${String(inode)}`);
}

function outlives(table: MappingTable, at: number): boolean {
  const kind = mappingClasses(table)[at]?.kind;
  const inode = table.largeInodes?.get(at) ?? table.inode[at] ?? 0;
  const name = table.names[table.name[at] ?? 0] ?? '';
  return kind === 'sysv' || (kind === 'shmem' && name === withoutDeleted(name) && inode !== 0);
}

/**
 * What would be freed if all these processes ended: memory that is theirs alone, and memory that only they share. An object is shared by
 * none but them when their shares add up to all of it. Files of a tmpfs and SysV segments stay, so they are left out. An estimate: null
 * where smaps of a member was not captured.
 */
export function freedByEnding(processes: readonly Process[], sharingOf: SharingOf): number | null {
  let freed = 0;
  const objects = new Map<string, { largest: number; shares: number; count: number; outlives: boolean }>();
  for (const process of processes) {
    const sharing = sharingOf(process);
    if (sharing === null) return null;
    freed += sharing.private;
    const { amounts } = sharing;
    let at = 0;
    for (const key of sharing.objects) {
      const [shared, share, count] = [amounts[at] ?? 0, amounts[at + 1] ?? 0, amounts[at + 2] ?? 0];
      const lasting = amounts[at + 3] ?? 0;
      at += perObject;
      let object = objects.get(key);
      if (object === undefined) {
        object = { largest: 0, shares: 0, count: 0, outlives: lasting === 1 };
        objects.set(key, object);
      }
      object.largest = Math.max(object.largest, shared);
      object.shares += share;
      object.count += count;
    }
  }
  for (const { largest, shares, count, outlives: lasting } of objects.values()) {
    // Each line of Pss is cut to whole kB.
    if (!lasting && shares >= largest - count * 1024) freed += shares;
  }
  return freed;
}

/** How often a sum of RSS over these processes counts memory that is shared, on average over the shared pages; null where unknown. */
export function countedTimes(processes: readonly Process[], sharingOf: SharingOf): number | null {
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
