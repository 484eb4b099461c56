import type { CaptureContents } from '../archive/captured.ts';
import type { MappingTable } from '../kernel/index.ts';
import { assembleCgroups } from './cgroup-tree.ts';
import type { Collection, CollectedSample, HeldFile } from './collect.ts';
import { hostMetrics } from './host-metrics.ts';
import { identify, memoryCgroupPath } from './identity.ts';
import { locate } from './locate.ts';
import { addParsed, parseHeld } from './parse-files.ts';
import { processMetrics } from './process-metrics.ts';
import { amountOf } from './read-field.ts';
import type { Cgroup, ParsedFile, Process, Snapshot } from './snapshot.ts';

/** Joins everything that one capture brought into one snapshot for each of its samples, oldest first. */
export function assembleSnapshots(collection: Collection, contents: CaptureContents): readonly Snapshot[] {
  return [...collection].sort(([left], [right]) => left - right).map(([number, sample]) => assembleSnapshot(number, sample, contents));
}

function assembleSnapshot(number: number, sample: CollectedSample, contents: CaptureContents): Snapshot {
  const { host } = contents;
  const hostFiles = new Map<string, ParsedFile>();
  const processFiles = new Map<number, Map<string, ParsedFile>>();
  const directories = new Map<string, HeldFile[]>();
  for (const held of sample.held.values()) {
    const location = locate(held.path);
    if (location?.scope === 'host') addParsed(hostFiles, parseHeld(held, location.file, host));
    else if (location?.scope === 'process') addParsed(entryOf(processFiles, location.pid), parseHeld(held, location.file, host));
    else if (location?.scope === 'cgroup') directories.set(location.directory, [...(directories.get(location.directory) ?? []), held]);
  }
  for (const pid of [...sample.smaps.keys(), ...sample.maps.keys()]) entryOf(processFiles, pid);
  const cgroups = assembleCgroups(directories, host, contents.facts);
  const processes = new Map<string, Process>();
  for (const [pid, files] of [...processFiles].sort(([left], [right]) => left - right)) {
    const process = assembleProcess(pid, files, sample, contents, cgroups);
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

function assembleProcess(
  pid: number,
  files: ReadonlyMap<string, ParsedFile>,
  sample: CollectedSample,
  contents: CaptureContents,
  cgroups: ReadonlyMap<string, Cgroup>,
): Process {
  const mapped = sample.smaps.get(pid) ?? sample.maps.get(pid);
  const table = mapped === undefined ? null : (mapped.parsed.record as MappingTable);
  const links = linksOf(pid, contents);
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
    cgroup: governingCgroup(pid, files, contents, cgroups),
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
  contents: CaptureContents,
  cgroups: ReadonlyMap<string, Cgroup>,
): string | null {
  const noted = contents.manifest?.processes.find((process) => process.pid === pid)?.cgroupDirectory;
  if (noted != null) {
    const directory = noted.replace(/^\/+/u, '');
    const byDirectory = [...cgroups.values()].find((cgroup) => cgroup.directory === directory);
    if (byDirectory !== undefined) return byDirectory.id;
  }
  const own = memoryCgroupPath(files);
  if (own === null) return null;
  let path = own.path.replace(/ \(deleted\)$/u, '');
  for (;;) {
    const cgroup = cgroups.get(`v${String(own.version)}:${path}`);
    if (cgroup !== undefined && (own.version === 1 || cgroup.files.has('v2:memory') || path === '/')) return cgroup.id;
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

function linksOf(pid: number, contents: CaptureContents): ReadonlyMap<string, string> {
  const prefix = `proc/${String(pid)}/`;
  const links = new Map<string, string>();
  for (const fact of contents.facts) {
    const target = fact.facts['target'];
    if (fact.kind === 'link' && fact.path.startsWith(prefix) && typeof target === 'string')
      links.set(fact.path.slice(prefix.length), target);
  }
  return links;
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

function entryOf(map: Map<number, Map<string, ParsedFile>>, pid: number): Map<string, ParsedFile> {
  let entry = map.get(pid);
  if (entry === undefined) {
    entry = new Map();
    map.set(pid, entry);
  }
  return entry;
}
