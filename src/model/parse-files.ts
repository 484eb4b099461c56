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
 * Adds a parsed file to those of its owner. Families of files (sys/vm, memory.* of v1, the files of each NUMA node) share one entry and
 * become one record. A family with one file for each node, page size or resource names its fields by it: `node0/MemFree`,
 * `hugepages-2048kB/nr_hugepages`, `memory/some.total`.
 */
export function addParsed(files: Map<string, ParsedFile>, parsed: ParsedFile): void {
  const there = files.get(parsed.id);
  const named = nameByInstance(parsed);
  if (there === undefined) {
    files.set(parsed.id, named);
    return;
  }
  if (there.record.type !== 'fields' || named.record.type !== 'fields') {
    files.set(`${parsed.id} ${parsed.path}`, parsed);
    return;
  }
  const fields = new Map<string, Field>([...there.record.fields, ...named.record.fields]);
  const paths = new Map(there.paths ?? [...there.record.fields.keys()].map((key) => [key, there.path] as const));
  for (const key of named.record.fields.keys()) paths.set(key, parsed.path);
  const notes: readonly ParseNote[] = [...there.notes, ...parsed.notes];
  files.set(parsed.id, { ...there, record: { type: 'fields', fields }, paths, notes });
}

function nameByInstance(parsed: ParsedFile): ParsedFile {
  const instance = instanceOf(parsed);
  if (instance === '' || parsed.record.type !== 'fields') return parsed;
  const fields = new Map([...parsed.record.fields].map(([key, field]) => [`${instance}/${key}`, field] as const));
  return { ...parsed, record: { type: 'fields', fields } };
}

/** What tells the files of one family apart, from their path. */
function instanceOf({ id, path }: ParsedFile): string {
  if (id === 'pressure') return path.slice(path.lastIndexOf('/') + 1);
  return [...path.matchAll(/(?<=\/)(?:node[0-9]+|hugepages-[0-9]+kB)(?=\/)/gu)].map(([part]) => part).join('/');
}
