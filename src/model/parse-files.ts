import type { HostFacts } from '../contract/index.ts';
import type { KernelFile } from '../kernel/index.ts';
import type { Field, ParseNote } from '../text/index.ts';
import type { HeldFile } from './collect.ts';
import type { ParsedFile } from './snapshot.ts';

/** Parses a held file with the facts of its host. */
export function parseHeld(held: HeldFile, file: KernelFile, host: Pick<HostFacts, 'pageSize' | 'wordSize' | 'ticksPerSecond'>): ParsedFile {
  const { record, notes } = file.parse(held.bytes, {
    path: held.path,
    pageSize: host.pageSize,
    wordSize: host.wordSize,
    ticksPerSecond: host.ticksPerSecond,
  });
  return { id: file.id, path: held.path, record, notes, cut: held.cut };
}

/**
 * Adds a parsed file to those of its owner. Families of single-value files (sys/vm, memory.* of v1) share one entry and become one
 * record; a base name that occurs twice (transparent_hugepage/enabled and hugepages-64kB/enabled) takes its folder in front.
 */
export function addParsed(files: Map<string, ParsedFile>, parsed: ParsedFile): void {
  const there = files.get(parsed.id);
  if (there === undefined) {
    files.set(parsed.id, parsed);
    return;
  }
  if (there.record.type !== 'fields' || parsed.record.type !== 'fields') {
    files.set(`${parsed.id} ${parsed.path}`, parsed);
    return;
  }
  const fields = new Map<string, Field>(there.record.fields);
  const paths = new Map(there.paths ?? [...there.record.fields.keys()].map((key) => [key, there.path] as const));
  for (const [key, field] of parsed.record.fields) {
    const unique = fields.has(key) ? `${parsed.path.split('/').slice(-2, -1).join('')}/${key}` : key;
    fields.set(unique, field);
    paths.set(unique, parsed.path);
  }
  const notes: readonly ParseNote[] = [...there.notes, ...parsed.notes];
  files.set(parsed.id, { ...there, record: { type: 'fields', fields }, paths, notes });
}
