import type { Identity } from '../contract/index.ts';
import type { MappingTable } from '../kernel/index.ts';
import { readCgroupNames } from './cgroup-names.ts';
import { amountOf, rowsOf, textOf } from './read-field.ts';
import type { ParsedFile } from './snapshot.ts';

type Files = ReadonlyMap<string, ParsedFile>;

/** Whether a process has an address space, and if not, why. */
export function kindOf(files: Files): 'user' | 'kernel-thread' | 'zombie' {
  const state = textOf(files, 'stat', 'state') ?? textOf(files, 'status', 'State')?.slice(0, 1);
  if (state === 'Z' || state === 'X') return 'zombie';
  if (textOf(files, 'status', 'Kthread') === '1') return 'kernel-thread';
  const hasStatus = files.has('status');
  const size = amountOf(files, 'statm', 'size');
  // status of a kernel thread has no Vm lines and its statm is all 0; without either file nothing is known, and user is the common case.
  const withoutMemory = (hasStatus && textOf(files, 'status', 'VmSize') === null) || (!hasStatus && size === 0);
  return withoutMemory ? 'kernel-thread' : 'user';
}

/** The cgroup path of the memory hierarchy in /proc/PID/cgroup: the v1 line with `memory`, else the `0::` line. */
export function memoryCgroupPath(files: Files): { readonly version: 1 | 2; readonly path: string } | null {
  const rows = rowsOf(files, 'cgroup').map((row) => ({
    controllers: cellText(row, 'controllers'),
    path: cellText(row, 'path') ?? row.label,
    id: cellText(row, 'id'),
  }));
  const v1 = rows.find((row) => row.controllers?.split(',').includes('memory') === true);
  if (v1 !== undefined) return { version: 1, path: v1.path };
  const v2 = rows.find((row) => row.id === '0' && (row.controllers ?? '') === '');
  return v2 === undefined ? null : { version: 2, path: v2.path };
}

export function cellText(row: { readonly cells: ReadonlyMap<string, { readonly kind: string }> }, key: string): string | null {
  const cell = row.cells.get(key) as { readonly kind: string; readonly text?: string; readonly amount?: number } | undefined;
  if (cell === undefined) return null;
  return cell.text ?? (cell.amount === undefined ? null : String(cell.amount));
}

/** Who a process is, from its files and its exe link. */
export function identify(pid: number, files: Files, exeLink: string | null, mappings: MappingTable | null): Identity {
  const kind = kindOf(files);
  const cgroup = memoryCgroupPath(files);
  const names = cgroup === null ? null : readCgroupNames(cgroup.path);
  const argv = rowsOf(files, 'cmdline').map((row) => cellText(row, 'value') ?? cellText(row, 'argument') ?? row.label);
  const uid = textOf(files, 'status', 'Uid')?.trim().split(/\s+/u)[0];
  return {
    pid,
    startTime: amountOf(files, 'stat', 'starttime'),
    comm: textOf(files, 'comm', 'comm') ?? textOf(files, 'stat', 'comm') ?? textOf(files, 'status', 'Name'),
    exe: exeLink ?? (mappings === null ? null : firstMappedFile(mappings)),
    argv: argv.length > 0 ? argv : null,
    cgroup: cgroup?.path ?? null,
    unit: names?.unit ?? null,
    container: names?.container ?? null,
    pod: names?.pod ?? null,
    uid: uid === undefined || uid === '' ? null : Number(uid),
    ppid: amountOf(files, 'stat', 'ppid') ?? amountOf(files, 'status', 'PPid'),
    kind,
  };
}

/** The lowest file mapping is the executable itself, position-independent or not; used only where no exe link was captured. */
function firstMappedFile(mappings: MappingTable): string | null {
  for (let at = 0; at < mappings.count; at += 1) {
    const name = mappings.names[mappings.name[at] ?? 0] ?? '';
    if (name.startsWith('/') && (mappings.inode[at] ?? 0) !== 0 && !/^\/(?:memfd:|SYSV|dev\/zero)/u.test(name)) return name;
  }
  return null;
}
