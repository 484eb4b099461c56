import type { Snapshot } from '../model/index.ts';
import { judgeComparability } from './comparability.ts';
import type { Comparison, MappingPair, ProcessPair } from './comparison.ts';
import { compareConfiguration } from './configuration/index.ts';
import { groupProcesses } from './groups.ts';
import { pairCgroups } from './cgroups/pair-cgroups.ts';
import { compareHost } from './compare-host.ts';
import { loneMappings, pairMappings } from './mappings/pair-mappings.ts';
import { compareProcess } from './process-metrics.ts';
import { pairProcesses, type PairedProcesses } from './processes/pair-processes.ts';
import { findSharedObjects } from './shared/find-objects.ts';
import { spreadOf, type Spread } from './spread.ts';

export interface CompareOptions {
  /** Pairs that the user dictates: pid before -> pid after. */
  readonly pairs?: ReadonlyMap<number, number>;
  /** All samples of the newer capture. */
  readonly samples?: readonly Snapshot[];
  /** All samples of the older capture, where it is another one than the newer. */
  readonly baseline?: readonly Snapshot[];
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
  const spread = spreadOf(options.baseline ?? []);
  const processes = withUniqueIds(paired.map((pair) => pairOf(pair, before, after, spread)));
  const cgroups = pairCgroups(before, after, paired);
  return {
    before,
    after,
    samples: options.samples ?? [after],
    processes,
    cgroups,
    groups: groupProcesses(processes),
    sharedObjects: findSharedObjects(processes, before, after, cgroups),
    host: compareHost(before, after),
    comparability: before === null ? [] : judgeComparability(before, after, processes, options.pairs ?? new Map()),
    configuration: before === null ? [] : compareConfiguration(before, after, processes, cgroups),
  };
}

/** Across a reboot an old process and a new one can have one pid and one start time: the old one's id says so. */
function withUniqueIds(pairs: readonly ProcessPair[]): readonly ProcessPair[] {
  const newer = new Set(pairs.filter((pair) => pair.after !== null).map((pair) => pair.id));
  return pairs.map((pair) => (pair.after === null && newer.has(pair.id) ? { ...pair, id: `${pair.id} (before)` } : pair));
}

function pairOf(pair: PairedProcesses, before: Snapshot | null, after: Snapshot, spread: Spread): ProcessPair {
  const newest = pair.after ?? pair.before;
  let mappings: readonly MappingPair[] | null = null;
  return {
    id: newest?.id ?? '',
    before: pair.before,
    after: pair.after,
    pairing: { kind: pair.kind, confidence: pair.confidence, reasons: pair.reasons },
    metrics: compareProcess(pair, before, after, spread),
    mappings: () => (mappings ??= mappingPairs(pair)),
  };
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
