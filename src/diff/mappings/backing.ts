import type { MappingKind } from '../../contract/index.ts';
import type { MappingTable } from '../../kernel/index.ts';
import { mappingClasses, nameAt, type MappingClass } from '../../model/index.ts';
import { versionFree, withoutDeleted } from '../version-free.ts';

/** What a mapping maps, in terms that a restart keeps: strict (the very file) and loose (the same file of another version). */
export interface Backing {
  readonly strict: string;
  readonly loose: string;
  /** What it can be paired with where its name does not decide. The bss of a library is anonymous memory that only lies beside it. */
  readonly family: string;
  /** The name alone tells which mapping it is; for the others size, order and neighbours must. */
  readonly named: boolean;
}

/** Kinds that have a name of their own. Anonymous memory, stacks of threads and arenas have none, and many shared objects share one. */
const namedKinds: ReadonlySet<MappingKind> = new Set(['file', 'library-data', 'heap', 'stack', 'special', 'device']);

/** Backings of all mappings of a table. `exe`: path of the process's executable, so that a renamed binary is still the executable. */
export function backingsOf(table: MappingTable, exe: string | null): readonly Backing[] {
  const executable = exe === null ? null : withoutDeleted(exe);
  const made = new Map<string, Backing>();
  return mappingClasses(table).map((entry, at) => {
    const name = entry.kind === 'library-data' ? entry.label.slice(0, -' (bss)'.length) : nameAt(table, at);
    const key = `${entry.kind}\0${name}`;
    let backing = made.get(key);
    if (backing === undefined) {
      backing = backingOf(entry, name, executable);
      made.set(key, backing);
    }
    return backing;
  });
}

/** A path below /dev/shm or a SysV key names one object; memory without a file, private SysV segments and [anon:...] share a name. */
function namesOneObject(kind: MappingKind, name: string): boolean {
  return kind !== 'named-anonymous' && name.startsWith('/') && !/^\/(?:dev\/zero$|SYSV0+$|anon_hugepage|memfd:)/u.test(name);
}

function backingOf({ kind }: MappingClass, printed: string, executable: string | null): Backing {
  const named = namedKinds.has(kind);
  const name = withoutDeleted(printed);
  switch (kind) {
    case 'file':
    case 'library-data': {
      const loose = `${kind} ${name === executable ? '<executable>' : versionFree(name)}`;
      return { strict: `${kind} ${name}`, loose, family: kind === 'file' ? loose : 'anonymous', named };
    }
    case 'heap':
    case 'stack':
    case 'special':
    case 'device':
      return { strict: name, loose: name, family: name, named };
    case 'memfd':
    case 'shmem':
    case 'sysv':
    case 'hugetlb':
    case 'named-anonymous': {
      // Names of such objects often end in a pid or a counter.
      const loose = `${kind} ${name.replace(/\d+/gu, '#')}`;
      return { strict: `${kind} ${name}`, loose, family: loose, named: namesOneObject(kind, name) };
    }
    default:
      // Whether a nameless mapping is taken for an arena, a stack or plain memory depends on its neighbours of the moment.
      return { strict: 'anonymous', loose: 'anonymous', family: 'anonymous', named };
  }
}
