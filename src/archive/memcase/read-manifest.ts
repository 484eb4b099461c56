import type { CapturedFact, CaptureCost, Degradation, Manifest, ManifestEntry } from '../../contract/index.ts';
import { asAmount, asFacts, asObject, asObjects, asOneOf, asText, asTexts, isObject, type JsonObject } from './json-shape.ts';
import { captureFormat, parseObject, readMoment } from './read-header.ts';

/**
 * Reads the last member of an archive.
 *
 * @returns null when it is no manifest of this format, or lists something that is neither stored nor refused
 */
export function readManifest(bytes: Uint8Array): Manifest | null {
  const json = parseObject(bytes);
  if (json?.['format'] !== captureFormat || !Array.isArray(json['entries'])) return null;
  const entries: ManifestEntry[] = [];
  for (const item of json['entries'] as readonly unknown[]) {
    const entry = isObject(item) ? readEntry(item) : null;
    if (entry === null) return null;
    entries.push(entry);
  }
  const exit = asObject(json['exit']);
  return {
    format: captureFormat,
    finishedAt: readMoment(json['finishedAt']) ?? { wall: '', monotonicUsec: 0 },
    complete: json['complete'] === true,
    reasons: asTexts(json['reasons']),
    exit: { code: asAmount(exit['code']) ?? 0, reasons: asTexts(exit['reasons']) },
    entries,
    facts: readFacts(json['facts']),
    degraded: readDegraded(json['degraded']),
    cost: readCost(asObject(json['cost'])),
    processes: readProcesses(json['processes']),
    masked: Object.fromEntries(
      Object.entries(asFacts(json['masked'])).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
    ),
    sampleTimes: asObjects(json['sampleTimes']).flatMap((moment) => readMoment(moment) ?? []),
  };
}

function readEntry(entry: JsonObject): ManifestEntry | null {
  const path = asText(entry['path']);
  const atUsec = asAmount(entry['atUsec']) ?? 0;
  if (path === null) return null;
  if (entry['state'] === 'refused')
    return { state: 'refused', path, errno: asText(entry['errno']) ?? 'unknown', normal: entry['normal'] === true, atUsec };
  const bytes = asAmount(entry['bytes']);
  const sha256 = asText(entry['sha256']);
  if (entry['state'] !== 'stored' || bytes === null || sha256 === null || !/^[0-9a-f]{64}$/u.test(sha256)) return null;
  const cut = asText(entry['cut']);
  return {
    state: 'stored',
    path,
    bytes,
    sha256,
    content: asOneOf(entry['content'], ['kernel', 'masked']) ?? 'kernel',
    atUsec,
    tookUsec: asAmount(entry['tookUsec']) ?? 0,
    longestReadUsec: asAmount(entry['longestReadUsec']) ?? 0,
    ...(cut === null ? {} : { cut }),
  };
}

function readFacts(value: unknown): readonly CapturedFact[] {
  return asObjects(value).flatMap((fact) => {
    const path = asText(fact['path']);
    const kind = asOneOf(fact['kind'], ['link', 'stat', 'statfs']);
    return path === null || kind === null ? [] : [{ path, kind, facts: asFacts(fact['facts']), ...optionalSample(fact) }];
  });
}

function readDegraded(value: unknown): readonly Degradation[] {
  return asObjects(value).map((item) => ({
    pid: asAmount(item['pid']),
    path: asText(item['path']) ?? '',
    from: asText(item['from']) ?? '',
    to: asText(item['to']) ?? '',
    code: asText(item['code']) ?? 'unknown',
    reason: asText(item['reason']) ?? '',
    estimateUsec: asAmount(item['estimateUsec']),
    limitUsec: asAmount(item['limitUsec']),
  }));
}

function readCost(cost: JsonObject): CaptureCost {
  return {
    wallUsec: asAmount(cost['wallUsec']) ?? 0,
    cpuUsec: asAmount(cost['cpuUsec']),
    peakRssBytes: asAmount(cost['peakRssBytes']),
    filesRead: asAmount(cost['filesRead']) ?? 0,
    bytesRead: asAmount(cost['bytesRead']) ?? 0,
    processes: asObjects(cost['processes']).map((item) => ({
      pid: asAmount(item['pid']) ?? 0,
      estimatedStallUsec: asAmount(item['estimatedStallUsec']),
      measuredStallUsec: asAmount(item['measuredStallUsec']),
      estimatedWalkUsec: asAmount(item['estimatedWalkUsec']),
      measuredWalkUsec: asAmount(item['measuredWalkUsec']),
      level: asText(item['level']) ?? '',
      ...optionalSample(item),
      ...optional('mappings', asAmount(item['mappings'])),
    })),
    ...optional('walkCosts', readWalkCosts(cost['walkCosts'])),
    ...optional('abandonedPids', Array.isArray(cost['abandonedPids']) ? cost['abandonedPids'].flatMap((pid) => asAmount(pid) ?? []) : null),
  };
}

function readWalkCosts(value: unknown): CaptureCost['walkCosts'] | null {
  const costs = asObject(value);
  const perPage = asAmount(costs['perPage']);
  const perMapping = asAmount(costs['perMapping']);
  return perPage === null || perMapping === null ? null : { perPage, perMapping, measured: costs['measured'] === true };
}

function optionalSample(item: JsonObject): { readonly sample?: number } {
  return optional('sample', asAmount(item['sample']));
}

/** A property that is there only when its value is. */
function optional<K extends string, V>(key: K, value: V | null | undefined): { readonly [key in K]?: V } {
  return value == null ? {} : ({ [key]: value } as { readonly [key in K]: V });
}

const states = ['read', 'vanished', 'reused', 'kernel-thread', 'zombie', 'denied'] as const;

function readProcesses(value: unknown): Manifest['processes'] {
  return asObjects(value).map((item) => ({
    pid: asAmount(item['pid']) ?? 0,
    startTime: asAmount(item['startTime']),
    startTimeAfter: asAmount(item['startTimeAfter']),
    state: asOneOf(item['state'], states) ?? 'read',
    cgroupDirectory: asText(item['cgroupDirectory']),
    cgroupReason: asText(item['cgroupReason']),
    ...optionalSample(item),
    ...optional('statmAfter', asText(item['statmAfter'])),
    ...optional('statmAfterUsec', asAmount(item['statmAfterUsec'])),
    ...optional('own', item['own'] === true ? true : null),
  }));
}
