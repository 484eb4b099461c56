import { nameAt, permissionsAt, type Process } from '../../model/index.ts';
import type { ProcessPair } from '../comparison.ts';
import { baseName, versionFree, withoutDeleted } from '../version-free.ts';
import type { Change } from './change.ts';

/** Code that a process maps: the file behind it. */
interface Code {
  readonly path: string;
  readonly device: string;
  readonly inode: string;
}

/**
 * Libraries that processes map in another version: another file under the same name on the same device, or another version in the name.
 * One change for each library, with how many processes it is seen in. Across containers device numbers differ and say nothing.
 */
export function libraryChanges(processes: readonly ProcessPair[]): readonly Change[] {
  const changes = new Map<string, { readonly change: Change; count: number }>();
  for (const { before, after } of processes) {
    if (before === null || after === null || after.kind !== 'user') continue;
    const [older, newer] = [codeOf(before), codeOf(after)];
    const program = after.identity.exe === null ? null : withoutDeleted(after.identity.exe);
    for (const [name, right] of newer) {
      const left = older.get(name);
      if (left === undefined || !differs(left, right) || right.path === program) continue;
      const change = { what: 'library', subject: right.path, before: describe(left), after: describe(right) };
      const key = `${change.subject}\0${change.before}\0${change.after}`;
      const known = changes.get(key);
      if (known === undefined) changes.set(key, { change, count: 1 });
      else known.count += 1;
    }
  }
  return [...changes.values()].map(({ change, count }) =>
    count === 1 ? change : { ...change, subject: `${change.subject} (${String(count)})` },
  );
}

/** Code by its name without version; names that two files of one process share are left out. */
function codeOf(process: Process): ReadonlyMap<string, Code> {
  const table = process.mappings;
  const code = new Map<string, Code | null>();
  if (table === null) return new Map();
  for (let at = 0; at < table.count; at += 1) {
    const name = nameAt(table, at);
    if (!name.startsWith('/') || !permissionsAt(table, at).startsWith('r-x') || table.inode[at] === 0) continue;
    const found: Code = {
      path: withoutDeleted(name),
      device: table.devices[table.device[at] ?? 0] ?? '',
      inode: table.largeInodes?.get(at) ?? String(table.inode[at] ?? ''),
    };
    const key = versionFree(name);
    const known = code.get(key);
    if (known === undefined) code.set(key, found);
    else if (known !== null && (known.path !== found.path || known.inode !== found.inode)) code.set(key, null);
  }
  return new Map([...code].flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])));
}

function differs(left: Code, right: Code): boolean {
  if (left.path !== right.path) return baseName(left.path) !== baseName(right.path);
  return left.device === right.device && left.inode !== right.inode;
}

const describe = (code: Code): string => `${code.path} (inode ${code.inode})`;
