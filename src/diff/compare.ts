import type { Metrics } from '../contract/index.ts';
import type { Process, Snapshot } from '../model/index.ts';
import { judgeComparability } from './comparability.ts';
import type { Comparison, MappingPair, ProcessPair } from './comparison.ts';
import { compareConfiguration } from './configuration.ts';
import { groupProcesses } from './groups.ts';
import { processNoise } from './noise.ts';
import { pairCgroups } from './pair-cgroups.ts';
import { loneMappings, pairMappings } from './mappings/pair-mappings.ts';
import { pairMetric, unitOf, type Side } from './pair-metric.ts';
import { pairProcesses, type PairedProcesses } from './processes/pair-processes.ts';
import { findSharedObjects } from './shared-objects.ts';

export interface CompareOptions {
  /** Pairs that the user dictates: pid before -> pid after. */
  readonly pairs?: ReadonlyMap<number, number>;
  /** All samples of the newer capture. */
  readonly samples?: readonly Snapshot[];
}

/** Compares two snapshots, or looks at one (`before` null: a report). */
export function compareSnapshots(before: Snapshot | null, after: Snapshot, options: CompareOptions = {}): Comparison {
  const paired: readonly PairedProcesses[] =
    before === null
      ? [...after.processes.values()].map((process) => ({
          before: null,
          after: process,
          kind: 'same' as const,
          confidence: 0.99,
          reasons: [],
        }))
      : pairProcesses(before, after, options.pairs ?? new Map());
  const processes = paired.map((pair) => pairOf(pair, before, after));
  return {
    before,
    after,
    samples: options.samples ?? [after],
    processes,
    cgroups: pairCgroups(before, after),
    groups: groupProcesses(processes),
    sharedObjects: findSharedObjects(processes, before, after),
    host: hostMetrics(before, after),
    comparability: before === null ? [] : judgeComparability(before, after),
    configuration: before === null ? [] : compareConfiguration(before, after, processes),
  };
}

function pairOf(pair: PairedProcesses, before: Snapshot | null, after: Snapshot): ProcessPair {
  const newest = pair.after ?? pair.before;
  let mappings: readonly MappingPair[] | null = null;
  return {
    id: newest?.id ?? '',
    before: pair.before,
    after: pair.after,
    pairing: { kind: pair.kind, confidence: pair.confidence, reasons: pair.reasons },
    metrics: processMetrics(pair, before, after),
    mappings: () => (mappings ??= mappingPairs(pair)),
  };
}

function processMetrics(pair: PairedProcesses, before: Snapshot | null, after: Snapshot): Metrics {
  const newest = pair.after ?? pair.before;
  if (newest === null) return {};
  const side = (process: Process | null, exists: boolean): Side =>
    process === null ? { state: exists ? 'absent' : 'no-side' } : { state: 'there', readings: [] };
  const metrics = Object.keys(newest.metrics).map((metric) => {
    const withReadings = (process: Process | null, exists: boolean): Side =>
      process === null ? side(process, exists) : { state: 'there', readings: process.metrics[metric] ?? [] };
    const noise = processNoise(metric, newest, pair.after === null && before !== null ? before : after);
    return [metric, pairMetric(withReadings(pair.before, before !== null), withReadings(pair.after, true), unitOf(metric), noise)] as const;
  });
  return Object.fromEntries(metrics);
}

function mappingPairs(pair: PairedProcesses): readonly MappingPair[] {
  const left = pair.before?.mappings ?? null;
  const right = pair.after?.mappings ?? null;
  if (left !== null && right !== null)
    return pairMappings(left, right, {
      sameProcess: pair.kind === 'same',
      before: pair.before?.identity.exe ?? null,
      after: pair.after?.identity.exe ?? null,
    });
  if (right !== null) return loneMappings(right, 'after', pair.before === null && pair.kind === 'appeared' ? 'appeared' : 'same');
  return left === null ? [] : loneMappings(left, 'before', 'gone');
}

function hostMetrics(before: Snapshot | null, after: Snapshot): Metrics {
  return Object.fromEntries(
    Object.keys(after.hostMetrics).map((metric) => {
      const left: Side = before === null ? { state: 'no-side' } : { state: 'there', readings: before.hostMetrics[metric] ?? [] };
      return [metric, pairMetric(left, { state: 'there', readings: after.hostMetrics[metric] ?? [] }, unitOf(metric), hostNoise(metric))];
    }),
  );
}

/** A capture reads files itself: page cache and dentries moved by 24 to 50 MB on real kernels, with nothing else going on. */
function hostNoise(metric: string): number | null {
  return ['free', 'available', 'pageCache', 'slab', 'slabReclaimable', 'unaccounted'].includes(metric)
    ? 64 * 2 ** 20
    : unitOf(metric) === 'bytes'
      ? 4 * 2 ** 20
      : null;
}
