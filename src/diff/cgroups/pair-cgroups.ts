import type { Pair } from '../../contract/index.ts';
import type { Cgroup, Process, Snapshot } from '../../model/index.ts';
import type { CgroupPair } from '../comparison.ts';
import { countUp, isCounter, type CounterSpan } from '../counters.ts';
import { cgroupNoise } from '../noise/index.ts';
import { pairMetric, unitOf, type Side } from '../pair-metric.ts';
import { cgroupSpan, wasRecreated } from './cgroup-span.ts';
import { matchCgroups } from './match-cgroups.ts';

/** Pairs the cgroups of two snapshots with their metrics; `before` null: a report. */
export function pairCgroups(
  before: Snapshot | null,
  after: Snapshot,
  processes: readonly { readonly before: Process | null; readonly after: Process | null }[],
): readonly CgroupPair[] {
  if (before === null) {
    return [...after.cgroups.values()].map((cgroup) => ({
      id: cgroup.id,
      before: null,
      after: cgroup,
      pairing: { kind: 'same', confidence: 0.99 } as const,
      metrics: metricsOf(null, cgroup, null, after, null),
    }));
  }
  const matches = matchCgroups(before.cgroups, after.cgroups, processes);
  const partners = new Map(matches.map((match) => [match.right.id, match]));
  const paired = new Set(matches.map((match) => match.left.id));
  const pairs = [...after.cgroups.values()].map((right): CgroupPair => {
    const match = partners.get(right.id);
    if (match === undefined) return toPair(null, right, before, after, { kind: 'appeared', confidence: 0.99 }, false);
    const recreated = match.kind === 'matched' || wasRecreated(match.left, right, before, after);
    const kind = match.kind === 'same' && recreated ? 'recreated' : match.kind;
    return toPair(match.left, right, before, after, { kind, confidence: match.confidence }, recreated);
  });
  const gone = [...before.cgroups.values()].filter((cgroup) => !paired.has(cgroup.id));
  return [...pairs, ...gone.map((left) => toPair(left, null, before, after, { kind: 'gone', confidence: 0.99 }, false))];
}

function toPair(
  left: Cgroup | null,
  right: Cgroup | null,
  before: Snapshot,
  after: Snapshot,
  pairing: CgroupPair['pairing'],
  recreated: boolean,
): CgroupPair {
  const span = cgroupSpan(left, right, before, after, recreated);
  return { id: idOf(left, right, after), before: left, after: right, pairing, metrics: metricsOf(left, right, before, after, span) };
}

/** A cgroup that is gone keeps its id, unless one of the newer capture has it. */
const idOf = (left: Cgroup | null, right: Cgroup | null, after: Snapshot): string =>
  right?.id ?? (left === null ? '' : after.cgroups.has(left.id) ? `${left.id} (before)` : left.id);

function metricsOf(
  left: Cgroup | null,
  right: Cgroup | null,
  before: Snapshot | null,
  after: Snapshot,
  span: CounterSpan | null,
): Readonly<Record<string, Pair>> {
  const sources = left !== null && right !== null && left.version !== right.version ? 'any' : 'same';
  const names = new Set([...Object.keys(right?.metrics ?? {}), ...Object.keys(left?.metrics ?? {})]);
  return Object.fromEntries(
    [...names].map((metric) => {
      const side = (cgroup: Cgroup | null, exists: boolean): Side =>
        cgroup === null ? { state: exists ? 'absent' : 'no-side' } : { state: 'there', readings: cgroup.metrics[metric] ?? [] };
      const noise = isCounter(metric) ? null : cgroupNoise(metric, right ?? left, after);
      const pair = pairMetric(side(left, before !== null), side(right, true), unitOf(metric), noise, sources);
      return [metric, span !== null && isCounter(metric) ? countUp(pair, span) : pair];
    }),
  );
}
