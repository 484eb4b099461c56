import type { MappingTable } from '../kernel/index.ts';
import { nameAt, permissionsAt, mappingClasses, type Process } from '../model/index.ts';

/** A file as a process maps it. */
export interface MappedFile {
  /** Path as the kernel prints it, ` (deleted)` cut off. */
  readonly path: string;
  readonly deleted: boolean;
  /** Device and inode: what tells two files of one path apart. */
  readonly id: string;
  /** Some mapping of it is executable: it is code. */
  readonly code: boolean;
  readonly size: number;
  readonly line: number;
}

/** Memory without a name on any disk that the kernel prints like a deleted file: secretmem, System V, asynchronous I/O rings. */
const nameless = /^\/(?:secretmem|SYSV[0-9a-f]*|\[aio\]|anon_hugepage|memfd:.*|dev\/zero)(?: \(deleted\))?$/u;
const suffix = ' (deleted)';

/** The real files that a process maps. memfd, System V, /dev/zero and devices are none: the kernel prints "(deleted)" for them always. */
export function mappedFiles({ mappings: table }: Process): ReadonlyMap<string, MappedFile> {
  return table === null ? none : collect(table);
}

/** Those that are deleted: most processes map none, and the names of their mappings say so at once. */
export function deletedFiles(process: Process): readonly MappedFile[] {
  if (process.mappings?.names.some((name) => name.endsWith(suffix)) !== true) return [];
  return [...mappedFiles(process).values()].filter((file) => file.deleted);
}

const none: ReadonlyMap<string, MappedFile> = new Map();

function collect(table: MappingTable): ReadonlyMap<string, MappedFile> {
  const files = new Map<string, MappedFile>();
  const classes = mappingClasses(table);
  for (let at = 0; at < table.count; at += 1) {
    if (classes[at]?.kind !== 'file' || (table.inode[at] ?? 0) === 0) continue;
    const name = nameAt(table, at);
    if (nameless.test(name)) continue;
    const id = `${table.devices[table.device[at] ?? 0] ?? ''} ${table.largeInodes?.get(at) ?? String(table.inode[at])}`;
    const known = files.get(`${id} ${name}`);
    const isCode = permissionsAt(table, at).includes('x');
    const size = (table.end[at] ?? 0) - (table.start[at] ?? 0);
    files.set(`${id} ${name}`, {
      path: name.endsWith(suffix) ? name.slice(0, -suffix.length) : name,
      deleted: name.endsWith(suffix),
      id,
      code: (known?.code ?? false) || isCode,
      size: (known?.size ?? 0) + size,
      line: known?.line ?? table.line[at] ?? 0,
    });
  }
  return files;
}
