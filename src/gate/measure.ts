import type { PairValue } from '../contract/index.ts';
import { ageOf } from '../diff/index.ts';
import type { Cgroup, Process, Reading, Snapshot } from '../model/index.ts';
import type { Target } from './budget.ts';
import type { GateMetric } from './metrics.ts';
import { isBelow, selectProcesses, unitName } from './select-target.ts';

/** What one capture says of a target's metric. */
export interface Measure {
  readonly processes: readonly Process[];
  readonly cgroups: readonly Cgroup[];
  /** The readings of each subject that the value is made from, in the order of preference. */
  readonly readings: readonly (readonly Reading[])[];
  /** Which start of the target this is: captures of one start are one sample. Null where no process is known. */
  readonly start: string | null;
  /** Seconds; of the oldest process, workers come and go. */
  readonly age: number | null;
}

export function measure(snapshot: Snapshot, target: Target | null, metric: GateMetric): Measure {
  const processes = selectProcesses(snapshot, target);
  const oldest = processes.reduce<Process | null>(
    (found, each) => ((each.startTime ?? 0) < (found?.startTime ?? Infinity) ? each : found),
    null,
  );
  const cgroups = metric.scope === 'cgroup' ? cgroupsOf(snapshot, target, processes) : [];
  const readings =
    metric.scope === 'host'
      ? [snapshot.hostMetrics[metric.key] ?? []]
      : (metric.scope === 'cgroup' ? cgroups : processes).map((subject) => subject.metrics[metric.key] ?? []);
  return {
    processes,
    cgroups,
    readings,
    start: oldest === null || metric.scope === 'host' ? null : `${snapshot.host.bootId ?? ''} ${oldest.id}`,
    age: oldest === null || metric.scope === 'host' ? null : ageOf(oldest, snapshot),
  };
}

/** The cgroups that a target means: those of its unit, container or path, else those that its processes are in; none below another. */
function cgroupsOf(snapshot: Snapshot, target: Target | null, processes: readonly Process[]): readonly Cgroup[] {
  const all = [...snapshot.cgroups.values()];
  const units = new Set((target?.unit ?? []).map(unitName));
  const named = all.filter(
    ({ path, container }) =>
      units.has(path.slice(path.lastIndexOf('/') + 1)) ||
      target?.cgroup?.some((wanted) => isBelow(path, wanted)) === true ||
      target?.container?.some((id) => container?.startsWith(id.toLowerCase()) === true) === true,
  );
  const own = new Set(processes.map((process) => process.cgroup));
  const found = named.length > 0 ? named : all.filter((cgroup) => own.has(cgroup.id));
  return found.filter(({ path }) => !found.some((other) => other.path !== path && isBelow(path, other.path)));
}

export type Values =
  | { readonly state: 'known'; readonly values: readonly PairValue[]; readonly source: string }
  | { readonly state: 'unknown'; readonly reason: 'sources-differ' | 'several-cgroups' }
  | { readonly state: 'unknown'; readonly reason: 'not-known'; readonly why: string };

/**
 * The values of several captures, all from one source: a number of status must not be held against a sum over smaps. Where no
 * source is known everywhere there is no value.
 */
export function readValues(measures: readonly Measure[], metric: GateMetric): Values {
  if (metric.over === 'alone' && measures.some(({ readings }) => readings.length > 1))
    return { state: 'unknown', reason: 'several-cgroups' };
  const all = measures.flatMap(({ readings }) => readings);
  const sources = [...new Set(all.flatMap((readings) => readings.map(({ source }) => source)))];
  const known = (readings: readonly Reading[], source: string) =>
    readings.find((reading) => reading.state === 'known' && reading.source === source);
  const source = sources.find((candidate) => all.every((readings) => known(readings, candidate) !== undefined));
  if (source === undefined) {
    const missing = all.find((readings) => readings.every((reading) => reading.state === 'missing'))?.[0];
    return missing === undefined && all.every((readings) => readings.length > 0)
      ? { state: 'unknown', reason: 'sources-differ' }
      : { state: 'unknown', reason: 'not-known', why: missing?.state === 'missing' ? missing.reason : 'not-captured' };
  }
  const values = measures.map(({ readings }) =>
    combine(
      readings.map((each) => {
        const reading = known(each, source);
        return reading?.state === 'known' ? reading.value : 0;
      }),
      metric.over,
    ),
  );
  return { state: 'known', values, source };
}

function combine(values: readonly (number | 'unlimited')[], over: GateMetric['over']): number | 'unlimited' {
  if (values.includes('unlimited')) return 'unlimited';
  const numbers = values.filter((value) => value !== 'unlimited');
  return over === 'sum' ? numbers.reduce((sum, value) => sum + value, 0) : Math.max(...numbers);
}
