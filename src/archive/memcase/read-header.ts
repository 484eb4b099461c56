import type { CaptureHeader, HostFacts, Moment } from '../../contract/index.ts';
import { isPageSize } from '../foreign/page-size.ts';
import { asAmount, asAmounts, asObject, asObjects, asOneOf, asText, isObject, type JsonObject } from './json-shape.ts';

/** What a `capture.json` turned out to be. */
export type HeaderReading =
  | { readonly state: 'header'; readonly header: CaptureHeader; readonly assumed: readonly string[] }
  /** A capture of another version of the format. */
  | { readonly state: 'other-format'; readonly format: string }
  /** Some other file of that name, or one that is cut. */
  | { readonly state: 'no-header' };

export const captureFormat = 'memcase-capture/1';

/** Reads the first member of an archive. Fields that are missing are unknown, not an error: writers differ in age. */
export function readHeader(bytes: Uint8Array): HeaderReading {
  const json = parseObject(bytes);
  const format = asText(json?.['format']);
  if (json === null || format?.startsWith('memcase-capture/') !== true) return { state: 'no-header' };
  if (format !== captureFormat) return { state: 'other-format', format };
  const tool = asObject(json['tool']);
  const operator = asObject(json['operator']);
  const masking = asObject(json['masking']);
  const host = asObject(json['host']);
  return {
    state: 'header',
    assumed: assumedFacts(host),
    header: {
      format: captureFormat,
      tool: {
        name: asText(tool['name']) ?? 'memcase',
        version: asText(tool['version']) ?? 'unknown',
        engine: asOneOf(tool['engine'], ['node', 'sh']) ?? 'node',
      },
      host: readHost(host),
      startedAt: readMoment(json['startedAt']) ?? { wall: '', monotonicUsec: 0 },
      selectors: asObjects(json['selectors']).map((selector) => ({
        selector: asText(selector['selector']) ?? '',
        pids: asAmounts(selector['pids']),
      })),
      label: asText(json['label']),
      case: asText(json['case']),
      samples: asAmount(json['samples']) ?? 1,
      intervalMs: asAmount(json['intervalMs']),
      operator: { uid: asAmount(operator['uid']), sudoUid: asAmount(operator['sudoUid']) },
      masking: { commandLines: asOneOf(masking['commandLines'], ['masked', 'kept']) ?? 'masked', keyed: masking['keyed'] === true },
      options: readOptions(json['options']),
    },
  };
}

/** A JSON object; null for anything else. */
export function parseObject(bytes: Uint8Array): JsonObject | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function readMoment(value: unknown): Moment | null {
  const wall = asText(asObject(value)['wall']);
  return wall === null ? null : { wall, monotonicUsec: asAmount(asObject(value)['monotonicUsec']) ?? 0 };
}

function readHost(host: JsonObject): HostFacts {
  const pageSize = asAmount(host['pageSize']);
  return {
    hostname: asText(host['hostname']),
    kernelRelease: asText(host['kernelRelease']),
    kernelVersion: asText(host['kernelVersion']),
    architecture: asText(host['architecture']),
    wordSize: asOneOf(host['wordSize'], [32, 64]),
    pageSize: pageSize !== null && isPageSize(pageSize) ? pageSize : 4096,
    ticksPerSecond: positive(host['ticksPerSecond']) ?? 100,
    bootId: asText(host['bootId']),
    cpus: asAmount(host['cpus']),
    numaNodes: asAmount(host['numaNodes']),
    cgroupMode: asOneOf(host['cgroupMode'], ['v1', 'v2', 'hybrid', 'none']),
    cgroupMounts: asObjects(host['cgroupMounts']).flatMap((mount) => {
      const version = asOneOf(mount['version'], [1, 2]);
      const mountPoint = asText(mount['mountPoint']);
      return version === null || mountPoint === null
        ? []
        : [{ version, mountPoint, root: asText(mount['root']) ?? '/', memory: mount['memory'] === true }];
    }),
  };
}

function assumedFacts(host: JsonObject): readonly string[] {
  const pageSize = asAmount(host['pageSize']);
  return [
    ...(pageSize !== null && isPageSize(pageSize) ? [] : ['pageSize']),
    ...(positive(host['ticksPerSecond']) === null ? ['ticksPerSecond'] : []),
  ];
}

function positive(value: unknown): number | null {
  const amount = asAmount(value);
  return amount === 0 ? null : amount;
}

function readOptions(value: unknown): CaptureHeader['options'] {
  const kept = Object.entries(asObject(value)).filter(
    (pair): pair is [string, string | number | boolean] =>
      typeof pair[1] === 'string' || typeof pair[1] === 'number' || typeof pair[1] === 'boolean',
  );
  return Object.fromEntries(kept);
}
