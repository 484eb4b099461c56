import { mappingValue, sumColumn, viewMapping, type MappingTable } from '../../kernel/index.ts';
import type { ViewSource } from '../shown-file.ts';
import { kib, mappingsAt, pidsWith, textAt } from './read.ts';
import type { ViewTable } from './view-table.ts';

/** Fields of smaps that `pmap -X` leaves to `-XX`. */
const leftOut = new Set([
  'KernelPageSize',
  'MMUPageSize',
  'Shared_Clean',
  'Shared_Dirty',
  'Private_Clean',
  'Private_Dirty',
  'AnonHugePages',
  'ProtectionKey',
]);
/** Fields that are no sizes: printed as they are. */
const counts = new Set(['THPeligible', 'ProtectionKey']);

/** What `pmap -X` prints of each process whose smaps are there, in KiB: one table a process, every smaps field of this kernel. */
export function viewPmap(source: ViewSource): readonly ViewTable[] {
  return pidsWith(source, ['smaps']).flatMap((pid) => {
    const table = mappingsAt(source, `proc/${String(pid)}/smaps`);
    return table === null || table.count === 0 ? [] : [tableOf(table, `${String(pid)}:   ${commandOf(source, pid)}`)];
  });
}

function tableOf(table: MappingTable, title: string): ViewTable {
  const fields = [...table.columns.keys()].filter((name) => !leftOut.has(name));
  const head = ['Address', 'Perm', 'Offset', 'Device', 'Inode'];
  const rows = Array.from({ length: table.count }, (_, index) => {
    const view = viewMapping(table, index);
    const values = fields.map((field) => {
      const value = mappingValue(table, index, field);
      return counts.has(field) ? value : kib(value);
    });
    const offset = view?.offset == null ? null : view.offset.toString(16).padStart(8, '0');
    const { start = 0, permissions = '', device = '', inode = null, name = '' } = view ?? {};
    return [start.toString(16).padStart(8, '0'), permissions, offset, device, inode, ...values, baseName(name)];
  });
  const sums = fields.map((field) => (counts.has(field) ? '' : kib(sumColumn(table, field).sum)));
  return {
    title,
    columns: [...head, ...fields, 'Mapping'].map((name) => ({ name, align: name === 'Mapping' || name === 'Perm' ? 'left' : 'right' })),
    rows,
    total: [...head.map(() => ''), ...sums, 'KB'],
  };
}

/** `/usr/lib/libc.so.6` -> `libc.so.6`; `[heap]` stays. */
const baseName = (name: string): string => (name.startsWith('[') ? name : name.slice(name.lastIndexOf('/') + 1));

function commandOf(source: ViewSource, pid: number): string {
  const cmdline = source.files.get(`proc/${String(pid)}/cmdline`)?.parsed.record;
  const words = cmdline?.type === 'table' ? cmdline.rows.flatMap(({ cells }) => [...cells.values()]) : [];
  const text = words.map((field) => (field.kind === 'text' ? field.text : '')).join(' ');
  return text === '' ? (textAt(source, `proc/${String(pid)}/status`, 'Name') ?? '') : text;
}
