import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/**
 * The truth about a restart, from the programs themselves: the preloaded recorder says which code asked for which region, the kernel says
 * under which permissions its parts lie and which of their pages are resident. Nothing here comes from the aligner.
 *
 * What is one and the same across a restart:
 * - what has a name (files by base name without version, permissions and order; heap, stack, vdso ...);
 * - the bss of an object, by the object;
 * - a region by its label: who asked for it (call site, as object and offset), for how much, and which permissions it has now. What belongs
 *   to a thread (stack, guard, arena) by the thread's start routine too; other memory belongs to the process: which thread of a pool
 *   happens to ask for the next page of a heap is chance.
 *
 * Regions of one label are interchangeable: a heap page of V8 or an arena of glibc is placed at random and differs from its sisters in
 * nothing that the kernel's files show, so that no reader of those files could know better, and whether page 7 of one run "is" page 7 of
 * the next is no question about memory. Of n regions of a label before and m after, min(n, m) have a counterpart: any of them, but each
 * only one.
 */

/** A stretch of address space that the program asked for. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/** A stretch of one mapping that holds one region, or a part of it. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** The same in every run of the program, whatever the addresses. */
  readonly label: string;
  /** How much of its region this is, of what has these permissions: 1 for all of it. */
  readonly share: number;
  readonly resident: number;
}

const ofThread: ReadonlySet<string> = new Set(['thread-stack', 'thread-guard', 'arena']);

interface Mapping {
  readonly start: number;
  readonly end: number;
  readonly permissions: string;
  readonly name: string;
}

export interface Truth {
  readonly parts: readonly Part[];
  /** Of the whole process, of known origin or not. */
  readonly resident: number;
}

/** What a process consists of while it stands still. `recorded`: what the recorder wrote down for it. */
export function readTruth(pid: number, recorded: string): Truth {
  const pagemap = openSync(`/proc/${String(pid)}/pagemap`, 'r');
  try {
    return truthOf(readFileSync(`/proc/${String(pid)}/maps`, 'utf8'), recorded, (start, end) => readResident(pagemap, start, end));
  } finally {
    closeSync(pagemap);
  }
}

type ResidentIn = (start: number, end: number) => number;

export function truthOf(maps: string, recorded: string, residentIn: ResidentIn): Truth {
  const mappings = readMappings(maps);
  const readable = mappings.filter(({ permissions }) => !permissions.startsWith('---'));
  return {
    parts: partsOf(mappings, readRegions(recorded), residentIn),
    resident: readable.reduce((sum, { start, end }) => sum + residentIn(start, end), 0),
  };
}

function partsOf(mappings: readonly Mapping[], regions: readonly Region[], residentIn: ResidentIn): readonly Part[] {
  const seen = new Map<string, number>();
  const found: (Omit<Part, 'share'> & { readonly whole: string })[] = [];
  for (const { start, end, permissions, name } of mappings) {
    const residentOf = (from: number, to: number): number => (permissions.startsWith('---') ? 0 : residentIn(from, to));
    if (name !== '') {
      const base = `named ${withoutVersion(baseName(name))} ${permissions}`;
      const label = `${base} ${String(seen.get(base) ?? 0)}`;
      seen.set(base, (seen.get(base) ?? 0) + 1);
      found.push({ start, end, label, resident: residentOf(start, end), whole: label });
      continue;
    }
    for (const [number, region] of regions.entries()) {
      const [from, to] = [Math.max(start, region.start), Math.min(end, region.end)];
      if (from >= to) continue;
      const label = `${region.label} ${permissions}`;
      found.push({ start: from, end: to, label, resident: residentOf(from, to), whole: `${String(number)} ${permissions}` });
    }
  }
  const sizes = new Map<string, number>();
  for (const { start, end, whole } of found) sizes.set(whole, (sizes.get(whole) ?? 0) + end - start);
  return found.map(({ whole, ...part }) => ({ ...part, share: (part.end - part.start) / (sizes.get(whole) ?? 1) }));
}

/** Lines of the recorder: `START END KIND SITE ROLE ASKED`. */
function readRegions(recorded: string): readonly Region[] {
  return recorded
    .trim()
    .split('\n')
    .map((line) => {
      const [from = '', to = '', kind = '', site = '', role = '', asked = ''] = line.split(' ');
      // A release may give its library another bss; it is the same library's all the same.
      const label = kind === 'bss' ? `bss ${withoutVersion(baseName(site))}` : `${kind} ${site} ${ofThread.has(kind) ? role : ''} ${asked}`;
      return { start: Number.parseInt(from, 16), end: Number.parseInt(to, 16), label };
    });
}

function readMappings(maps: string): readonly Mapping[] {
  return maps
    .trim()
    .split('\n')
    .flatMap((line) => {
      const match = /^([0-9a-f]+)-([0-9a-f]+) (\S+) [0-9a-f]+ \S+ \d+ *(.*)$/u.exec(line);
      if (match === null) return [];
      const [, start = '', end = '', permissions = '', name = ''] = match;
      return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16), permissions, name }];
    });
}

const pageSize = 4096;
const entrySize = 8;
/** Highest bit of a 64-bit entry: the page is present (Documentation/admin-guide/mm/pagemap.rst). */
const presentBit = 0x80;

function readResident(pagemap: number, start: number, end: number): number {
  const bytes = new Uint8Array(((end - start) / pageSize) * entrySize);
  const read = start < 2 ** 52 ? readSync(pagemap, bytes, 0, bytes.length, (start / pageSize) * entrySize) : 0;
  let pages = 0;
  for (let at = entrySize - 1; at < read; at += entrySize) if (((bytes[at] ?? 0) & presentBit) !== 0) pages += 1;
  return pages * pageSize;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const withoutVersion = (name: string): string => name.replace(/ \(deleted\)$/u, '').replace(/(\.so)[.0-9]*$/u, '$1');
