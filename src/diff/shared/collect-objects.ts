import type { MappingKind } from '../../contract/index.ts';
import type { MappingTable } from '../../kernel/index.ts';
import { mappingClasses, type Process } from '../../model/index.ts';

/** Kinds whose pages belong to an object that several processes can map and that can outlive them. */
const shareable: ReadonlySet<MappingKind> = new Set(['shmem', 'memfd', 'sysv', 'hugetlb']);

/** What one process has mapped of an object. */
export interface Share {
  /** Id of the process pair. */
  readonly process: string;
  /** Cgroup of the process, by id. */
  readonly cgroup: string | null;
  rss: number;
  pss: number;
  swap: number;
  size: number;
  uss: number;
}

/** An object as one capture shows it. */
export interface SeenObject {
  /** Name, device and inode: what identifies it while its host is up. */
  readonly key: string;
  readonly label: string;
  readonly kind: MappingKind;
  readonly device: string;
  /** SysV: the inode is the shmid. */
  readonly inode: string;
  readonly shares: Share[];
}

/** Adds the objects that a process maps. */
export function collectObjects(objects: Map<string, SeenObject>, process: Process, owner: string): void {
  const table = process.mappings;
  if (table === null) return;
  const own = new Map<string, Share>();
  const classes = mappingClasses(table);
  const isWrittenShared = table.permissionSets.map((permissions) => permissions.startsWith('rw') && permissions.endsWith('s'));
  for (let at = 0; at < table.count; at += 1) {
    const found = classes[at];
    if (found === undefined) continue;
    const { kind, label } = found;
    // Of tens of thousands of mappings a few are.
    if (!(kind === 'file' ? isWrittenShared[table.permissions[at] ?? 0] === true : shareable.has(kind))) continue;
    const inode = inodeOf(table, at);
    if (inode === null) continue;
    const device = table.devices[table.device[at] ?? 0] ?? '';
    const key = objectKey(table, at, label);
    let share = own.get(key);
    if (share === undefined) {
      share = { process: owner, cgroup: process.cgroup, rss: 0, pss: 0, swap: 0, size: 0, uss: 0 };
      own.set(key, share);
      const object = objects.get(key) ?? { key, label, kind, device, inode, shares: [] };
      object.shares.push(share);
      objects.set(key, object);
    }
    share.rss += amountAt(table, 'Rss', at) + amountAt(table, 'Shared_Hugetlb', at) + amountAt(table, 'Private_Hugetlb', at);
    share.pss += amountAt(table, 'Pss', at);
    share.swap += amountAt(table, 'Swap', at);
    share.uss += amountAt(table, 'Private_Clean', at) + amountAt(table, 'Private_Dirty', at) + amountAt(table, 'Private_Hugetlb', at);
    share.size += (table.end[at] ?? 0) - (table.start[at] ?? 0);
  }
}

/** Key of the object behind a mapping. */
export function objectKey(table: MappingTable, at: number, label: string): string {
  return `${label}\0${table.devices[table.device[at] ?? 0] ?? ''}\0${inodeOf(table, at) ?? ''}`;
}

/** The inode as text; null for memory without one. The first private SysV segment has shmid, and so inode, 0. */
function inodeOf(table: MappingTable, at: number): string | null {
  const large = table.largeInodes?.get(at);
  if (large !== undefined) return large;
  const inode = table.inode[at];
  if (inode === undefined || Number.isNaN(inode)) return null;
  return inode === 0 && mappingClasses(table)[at]?.kind !== 'sysv' ? null : String(inode);
}

function amountAt(table: MappingTable, column: string, at: number): number {
  const value = table.columns.get(column)?.[at];
  return value === undefined || Number.isNaN(value) ? 0 : value;
}
