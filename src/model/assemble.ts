import type { CaptureContents } from '../archive/captured.ts';
import type { MappingTable } from '../kernel/index.ts';
import { assembleCgroups } from './cgroup-tree.ts';
import { settleWaiting, type Collection, type CollectedSample, type HeldFile } from './collect.ts';
import { hostMetrics } from './host-metrics.ts';
import { identify, memoryCgroupPath } from './identity.ts';
import { addParsed, heldParser } from './parse-files.ts';
import { processMetrics } from './process-metrics.ts';
import { amountOf } from './read-field.ts';
import type { Cgroup, ParsedFile, Process, Snapshot } from './snapshot.ts';

/** Joins everything that one capture brought into one snapshot for each of its samples, oldest first. */
export function assembleSnapshots(collection: Collection, contents: CaptureContents): readonly Snapshot[] {
  return [...collection].sort(([left], [right]) => left - right).map(([number, sample]) => assembleSnapshot(number, sample, contents));
}

function assembleSnapshot(number: number, sample: CollectedSample, contents: CaptureContents): Snapshot {
  settleWaiting(sample, null);
  const { host } = contents;
  const hostFiles = new Map<string, ParsedFile>();
  const processFiles = new Map<number, Map<string, ParsedFile>>();
  const directories = new Map<string, HeldFile[]>();
  const parse = heldParser(host);
  for (const held of sample.held.values()) {
    // Its bytes are needed no more: of thousands of processes they are half as much as what is made of them.
    sample.held.delete(held.path);
    const { location } = held;
    if (location.scope === 'host') addParsed(hostFiles, parse(held, location.file));
    else if (location.scope === 'process') addParsed(entryOf(processFiles, location.pid), parse(held, location.file));
    else directories.set(location.directory, [...(directories.get(location.directory) ?? []), held]);
  }
  for (const pid of [...sample.smaps.keys(), ...sample.maps.keys()]) entryOf(processFiles, pid);
  const cgroups = assembleCgroups(directories, host, contents.facts);
  const around: Surroundings = {
    links: linksByPid(contents),
    noted: notedDirectories(contents),
    // The first of several that show one directory.
    byDirectory: new Map([...cgroups.values()].toReversed().map((cgroup) => [cgroup.directory, cgroup])),
    cgroups,
  };
  const processes = new Map<string, Process>();
  for (const [pid, files] of [...processFiles].sort(([left], [right]) => left - right)) {
    const process = assembleProcess(pid, files, sample, around);
    processes.set(process.id, process);
  }
  return {
    sample: number,
    file: contents.file,
    host,
    assumed: contents.assumed,
    takenAt: contents.sampleTimes[number]?.wall ?? contents.startedAt,
    uptime: secondsOf(amountOf(hostFiles, 'uptime', 'uptime')),
    spanUsec: spanOf(contents, number),
    processes,
    cgroups: withMembers(cgroups, processes),
    hostFiles,
    hostMetrics: hostMetrics(hostFiles),
    facts: contents.facts,
    refused: contents.refused.filter((entry) => entry.sample === number),
    header: contents.header,
    manifest: contents.manifest,
    targets: targetsOf(contents, processes),
  };
}

/** What a process is looked up in. */
interface Surroundings {
  readonly links: ReadonlyMap<number, ReadonlyMap<string, string>>;
  readonly noted: ReadonlyMap<number, string>;
  readonly byDirectory: ReadonlyMap<string, Cgroup>;
  readonly cgroups: ReadonlyMap<string, Cgroup>;
}

function assembleProcess(pid: number, files: ReadonlyMap<string, ParsedFile>, sample: CollectedSample, around: Surroundings): Process {
  const mapped = sample.smaps.get(pid) ?? sample.maps.get(pid);
  const table = mapped === undefined ? null : (mapped.parsed.record as MappingTable);
  const links = around.links.get(pid) ?? new Map<string, string>();
  const identity = identify(pid, files, links.get('exe') ?? null, table);
  const kind = identity.kind ?? 'user';
  const all = new Map(files);
  if (mapped !== undefined)
    all.set(table?.source ?? 'smaps', {
      id: table?.source ?? 'smaps',
      path: mapped.path,
      record: mapped.parsed.record,
      notes: mapped.parsed.notes,
      cut: mapped.cut,
    });
  const mapsCount = sample.mapsCounts.get(pid) ?? null;
  return {
    id: `${String(pid)}/${identity.startTime === null ? '?' : String(identity.startTime)}`,
    pid,
    startTime: identity.startTime,
    identity,
    kind,
    ppid: identity.ppid ?? null,
    cgroup: governingCgroup(pid, files, around),
    metrics: processMetrics(all, { table, path: mapped?.path ?? null }, mapsCount, kind === 'user'),
    mappings: table,
    mappingsPath: mapped?.path ?? null,
    mapsCount,
    files: all,
    links,
  };
}

/** The captured cgroup that charges a process: its own, or on v2 the nearest ancestor where the memory controller is on. */
function governingCgroup(
  pid: number,
  files: ReadonlyMap<string, ParsedFile>,
  { noted, byDirectory, cgroups }: Surroundings,
): string | null {
  const directory = noted.get(pid)?.replace(/^\/+/u, '');
  const own = directory === undefined ? undefined : byDirectory.get(directory);
  if (own !== undefined) return own.id;
  const read = memoryCgroupPath(files);
  if (read === null) return null;
  let path = read.path.replace(/ \(deleted\)$/u, '');
  for (;;) {
    const cgroup = cgroups.get(`v${String(read.version)}:${path}`);
    if (cgroup !== undefined && (read.version === 1 || cgroup.files.has('v2:memory') || path === '/')) return cgroup.id;
    if (path === '/' || path === '') return null;
    path = path.slice(0, path.lastIndexOf('/')) || '/';
  }
}

function withMembers(cgroups: ReadonlyMap<string, Cgroup>, processes: ReadonlyMap<string, Process>): Map<string, Cgroup> {
  const members = new Map<string, string[]>();
  for (const process of processes.values()) {
    if (process.cgroup !== null) members.set(process.cgroup, [...(members.get(process.cgroup) ?? []), process.id]);
  }
  return new Map([...cgroups].map(([id, cgroup]) => [id, { ...cgroup, members: members.get(id) ?? [] }]));
}

/** Where the links of each process lead, by pid. */
function linksByPid(contents: CaptureContents): ReadonlyMap<number, ReadonlyMap<string, string>> {
  const links = new Map<number, Map<string, string>>();
  for (const fact of contents.facts) {
    const target = fact.facts['target'];
    if (fact.kind !== 'link' || typeof target !== 'string') continue;
    const [, pid, name] = /^proc\/(0|[1-9][0-9]*)\/(.*)$/su.exec(fact.path) ?? [];
    if (pid !== undefined && name !== undefined) entryOf(links, Number(pid)).set(name, target);
  }
  return links;
}

/** The cgroup directories that the manifest notes for processes, the first for each pid. */
function notedDirectories(contents: CaptureContents): ReadonlyMap<number, string> {
  const noted = new Map<number, string>();
  for (const { pid, cgroupDirectory } of contents.manifest?.processes.toReversed() ?? []) {
    if (cgroupDirectory === null) noted.delete(pid);
    else noted.set(pid, cgroupDirectory);
  }
  return noted;
}

function targetsOf(contents: CaptureContents, processes: ReadonlyMap<string, Process>): readonly string[] {
  const named =
    contents.header?.selectors.filter((match) => !/^--(?:all|tree)\b/u.test(match.selector)).flatMap((match) => match.pids) ?? [];
  const wanted = new Set(named);
  return [...processes.values()].filter((process) => wanted.has(process.pid)).map((process) => process.id);
}

function spanOf(contents: CaptureContents, number: number): number | null {
  const prefix = contents.samples > 1 ? `${String(number).padStart(4, '0')}/` : '';
  const times = contents.manifest?.entries.filter((entry) => entry.path.startsWith(prefix)).map((entry) => entry.atUsec) ?? [];
  if (times.length === 0) return null;
  return times.reduce((latest, time) => Math.max(latest, time), 0) - times.reduce((first, time) => Math.min(first, time), Infinity);
}

function secondsOf(usec: number | null): number | null {
  return usec === null ? null : usec / 1e6;
}

function entryOf<T>(map: Map<number, Map<string, T>>, pid: number): Map<string, T> {
  let entry = map.get(pid);
  if (entry === undefined) {
    entry = new Map();
    map.set(pid, entry);
  }
  return entry;
}
