import type { MappingKind } from '../contract/index.ts';
import type { MappingTable } from '../kernel/index.ts';

/** What a mapping is, and the name under which people know it. */
export interface MappingClass {
  readonly kind: MappingKind;
  readonly label: string;
}

/** glibc reserves each further arena's heap as 64 MiB aligned to 64 MiB (HEAP_MAX_SIZE, malloc/arena.c; 32-bit: 1 MiB). */
const arenaSpan = 64 * 2 ** 20;
/** Below this a writable stretch beside a guard is no thread stack that anybody would start (PTHREAD_STACK_MIN is 16 KiB). */
const smallestStack = 16 * 1024;

/** Classifies every mapping of a process from its own line and its neighbours. */
export function classifyMappings(table: MappingTable): readonly MappingClass[] {
  const classes = new Array<MappingClass>(table.count);
  const special = table.flagSets.map((flags) => flags.includes('ht') || flags.includes('io') || flags.includes('pf'));
  const huge = table.flagSets.map((flags) => flags.includes('ht'));
  const rights = table.permissionSets.map(rightsOf);
  const isNameless = table.names.map((name) => name === '');
  const named = new Map<number, { readonly like: number; readonly class: MappingClass }>();
  for (let at = 0; at < table.count; at += 1) {
    const number = table.name[at] ?? 0;
    if (isNameless[number] !== false) {
      classes[at] =
        huge[table.flags[at] ?? -1] === true
          ? hugePages
          : anonymousKind(table, at, rights[table.permissions[at] ?? 0] ?? noRights, classes);
      continue;
    }
    const known = named.get(number);
    const isSpecial = special[table.flags[at] ?? -1] === true;
    // The mappings of one file have their name and inode in common, and beside some flags nothing else tells what they are.
    if (known !== undefined && !isSpecial && table.inode[known.like] === table.inode[at]) {
      classes[at] = known.class;
      continue;
    }
    const made = classifyNamed(table, at, nameAt(table, at), flagsAt(table, at));
    if (!isSpecial) named.set(number, { like: at, class: made });
    classes[at] = made;
  }
  return classes;
}

function classifyNamed(table: MappingTable, at: number, name: string, flags: readonly string[]): MappingClass {
  if (name === '[heap]') return { kind: 'heap', label: name };
  if (name === '[stack]') return { kind: 'stack', label: name };
  if (name.startsWith('[stack:')) return { kind: 'thread-stack', label: 'thread stack' };
  if (name.startsWith('[anon:') || name.startsWith('[anon_shmem:')) return { kind: 'named-anonymous', label: name };
  if (name.startsWith('[') && name.endsWith(']') && (table.inode[at] ?? 0) === 0) return { kind: 'special', label: name };
  if (flags.includes('ht') || name.startsWith('/anon_hugepage')) return { kind: 'hugetlb', label: name };
  if (name.startsWith('/memfd:')) return { kind: 'memfd', label: name.replace(/ \(deleted\)$/u, '') };
  if (name.startsWith('/SYSV')) return { kind: 'sysv', label: name.replace(/ \(deleted\)$/u, '') };
  if (/^\/dev\/zero(?: \(deleted\))?$/u.test(name) || name.startsWith('/dev/shm/') || /^\/(?:run|tmp)\/shm\//u.test(name))
    return { kind: 'shmem', label: name };
  if (name.startsWith('/dev/') || name.startsWith('anon_inode:') || flags.includes('io') || flags.includes('pf'))
    return { kind: 'device', label: name };
  return fileClass(name);
}

/** Files have thousands of processes in common; of an archive that names others in each no more than this is remembered. */
const mostFiles = 1 << 14;
const files = new Map<string, MappingClass>();
const libraryData = new WeakMap<MappingClass, MappingClass>();

function fileClass(name: string): MappingClass {
  let known = files.get(name);
  if (known === undefined) {
    known = { kind: 'file', label: name };
    if (files.size < mostFiles) files.set(name, known);
  }
  return known;
}

function libraryDataOf(file: MappingClass): MappingClass {
  let known = libraryData.get(file);
  if (known === undefined) {
    known = { kind: 'library-data', label: `${file.label} (bss)` };
    libraryData.set(file, known);
  }
  return known;
}

/** What permissions say of memory without a name; asked once a text, of which a process has a handful. */
interface Rights {
  readonly isReserved: boolean;
  readonly isShared: boolean;
  readonly isWritable: boolean;
}

function rightsOf(permissions: string): Rights {
  return { isReserved: permissions.startsWith('---'), isShared: permissions.endsWith('s'), isWritable: permissions.startsWith('rw') };
}

const noRights = rightsOf('');
const hugePages: MappingClass = { kind: 'hugetlb', label: 'huge pages' };

function anonymousKind(table: MappingTable, at: number, rights: Rights, earlier: readonly MappingClass[]): MappingClass {
  const { isWritable } = rights;
  if (rights.isReserved)
    return isArenaTail(table, at) ? { kind: 'arena', label: 'malloc arena (reserved)' } : { kind: 'guard', label: 'guard or reservation' };
  if (rights.isShared) return { kind: 'shmem', label: 'shared anonymous' };
  if (isWritable && isArenaHead(table, at)) return { kind: 'arena', label: 'malloc arena' };
  const before = at - 1;
  const adjacent = before >= 0 && table.end[before] === table.start[at];
  const beforeClass = earlier[before];
  if (isWritable && adjacent && beforeClass?.kind === 'guard' && sizeAt(table, before) <= 64 * 1024 && sizeAt(table, at) >= smallestStack)
    return { kind: 'thread-stack', label: 'thread stack' };
  // The bss of a library is a nameless map right behind the library's own data.
  if (adjacent && beforeClass?.kind === 'file' && permissionsAt(table, before).startsWith('rw')) return libraryDataOf(beforeClass);
  return anonymous;
}

/** The most frequent class: one object for tens of thousands of mappings. */
const anonymous: MappingClass = { kind: 'anonymous', label: 'anonymous' };

/**
 * The committed head of a glibc arena: starts on a 64 MiB boundary, and its reserved tail (if any) reaches the next one. The kernel may
 * have merged the tail with another reservation above it.
 */
function isArenaHead(table: MappingTable, at: number): boolean {
  const start = table.start[at] ?? 0;
  // The lower half of the address has these bits: a remainder of doubles is dear in a loop over all mappings.
  if ((start & (arenaSpan - 1)) !== 0 || start === 0) return false;
  const end = table.end[at] ?? 0;
  if (end - start === arenaSpan) return true;
  return (
    permissionsAt(table, at + 1).startsWith('---') &&
    table.start[at + 1] === end &&
    (table.end[at + 1] ?? 0) >= start + arenaSpan &&
    end - start < arenaSpan
  );
}

function isArenaTail(table: MappingTable, at: number): boolean {
  return (
    at > 0 &&
    table.end[at - 1] === table.start[at] &&
    permissionsAt(table, at - 1).startsWith('rw') &&
    nameAt(table, at - 1) === '' &&
    isArenaHead(table, at - 1)
  );
}

export const nameAt = (table: MappingTable, at: number): string => table.names[table.name[at] ?? 0] ?? '';
export const permissionsAt = (table: MappingTable, at: number): string =>
  at < table.count ? (table.permissionSets[table.permissions[at] ?? 0] ?? '') : '';
export const flagsAt = (table: MappingTable, at: number): readonly string[] => table.flagSets[table.flags[at] ?? -1] ?? [];
export const sizeAt = (table: MappingTable, at: number): number => (table.end[at] ?? 0) - (table.start[at] ?? 0);

/** Classes are asked for by pairing, findings and reports alike: made once a table. */
const made = new WeakMap<MappingTable, readonly MappingClass[]>();

export function mappingClasses(table: MappingTable): readonly MappingClass[] {
  let classes = made.get(table);
  if (classes === undefined) {
    classes = classifyMappings(table);
    made.set(table, classes);
  }
  return classes;
}
