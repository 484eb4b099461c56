import type { HostFacts } from '../contract/index.ts';
import type { KernelFile } from '../kernel/index.ts';
import { decodeName, type Field, type ParseNote } from '../text/index.ts';
import type { HeldFile } from './collect.ts';
import type { ParsedFile } from './snapshot.ts';

type Facts = Pick<HostFacts, 'pageSize' | 'wordSize' | 'ticksPerSecond'>;

/** Longer files are hardly ever the same twice. */
const rememberedBytes = 8 * 1024;
/** After so many files of a kind without two alike, none is expected any more. */
const patience = 32;

interface Remembered {
  readonly results: Map<string, ParsedFile>;
  misses: number;
  hits: number;
}

/**
 * Parses held files with the facts of their host. Limits, mounts, cgroup and OOM settings are the same in hundreds of processes:
 * what was parsed once is not parsed again.
 */
export function heldParser(host: Facts): (held: HeldFile, file: KernelFile) => ParsedFile {
  const known = new Map<string, Remembered>();
  return (held, file) => {
    // Single-value files are known by their base name.
    const kind = `${file.id} ${held.path.slice(held.path.lastIndexOf('/') + 1)}`;
    const of: Remembered = known.get(kind) ?? { results: new Map(), misses: 0, hits: 0 };
    known.set(kind, of);
    if (held.bytes.length > rememberedBytes || (of.hits === 0 && of.misses >= patience)) return parseHeld(held, file, host);
    const text = decodeName(held.bytes);
    const alike = of.results.get(text);
    if (alike !== undefined) {
      of.hits += 1;
      return { ...alike, path: held.path, cut: held.cut };
    }
    const parsed = parseHeld(held, file, host);
    of.misses += 1;
    of.results.set(text, parsed);
    return parsed;
  };
}

/** Parses a held file with the facts of its host. */
export function parseHeld(held: HeldFile, file: KernelFile, host: Facts): ParsedFile {
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
