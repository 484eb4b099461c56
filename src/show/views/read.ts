import type { MappingTable } from '../../kernel/index.ts';
import type { ViewSource } from '../shown-file.ts';

/** One field of a file of the capture as a number; null where it is not there or not a number. */
export function numberAt(source: ViewSource, path: string, key: string): number | null {
  const record = source.files.get(path)?.parsed.record;
  const field = record?.type === 'fields' ? record.fields.get(key) : undefined;
  return field?.kind === 'amount' ? field.amount : null;
}

/** One field as text, as a name. */
export function textAt(source: ViewSource, path: string, key: string): string | null {
  const record = source.files.get(path)?.parsed.record;
  const field = record?.type === 'fields' ? record.fields.get(key) : undefined;
  return field === undefined ? null : field.kind === 'text' ? field.text : field.kind === 'amount' ? String(field.amount) : null;
}

/** The mappings of a process; null where smaps was not captured. */
export function mappingsAt(source: ViewSource, path: string): MappingTable | null {
  const record = source.files.get(path)?.parsed.record;
  return record?.type === 'mappings' ? record : null;
}

/** Pids of the capture that have one of the files, ascending. */
export function pidsWith(source: ViewSource, names: readonly string[]): readonly number[] {
  const pids = new Set<number>();
  for (const path of source.files.keys()) {
    const [, pid, name] = /^proc\/([0-9]+)\/([^/]+)$/u.exec(path) ?? [];
    if (pid !== undefined && name !== undefined && names.includes(name)) pids.add(Number(pid));
  }
  return [...pids].sort((left, right) => left - right);
}

/** Bytes to the KiB that tools print. */
export const kib = (bytes: number | null): number | null => (bytes === null ? null : Math.floor(bytes / 1024));
