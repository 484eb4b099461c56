import type { PairUnit, SeriesEntry } from '../contract/index.ts';
import { mappingAmount, unitOf, type Comparison } from '../diff/index.ts';
import { knownPoints, seriesOf, shapeOfSeries } from '../findings/index.ts';
import { mappingClasses, numberOf, type Process, type Snapshot } from '../model/index.ts';
import { showName } from '../text/index.ts';

/** Of a large host the processes and cgroups that moved most; targets always. */
const mostProcesses = 20;
const mostCgroups = 10;
const processMetrics = ['rss', 'anonymous', 'pss', 'swap', 'threads', 'mappings'] as const;
const cgroupMetrics = ['usage', 'workingSet', 'anonymous'] as const;
const hostMetrics = ['available', 'anonymous', 'shmem', 'swapUsed'] as const;
const hostNoise = 16 * 2 ** 20;
/** Where a metric has no noise of its own. */
const leastNoise = 512 * 1024;

/** Every series of the newer capture; empty where it has one sample. */
export function seriesEntries(comparison: Comparison): readonly SeriesEntry[] {
  const { samples } = comparison;
  if (samples.length < 2) return [];
  return [...hostSeries(samples), ...processSeries(comparison), ...mappingSeries(comparison), ...cgroupSeries(comparison)];
}

function entryOf(
  subject: SeriesEntry['subject'],
  metric: string,
  unit: PairUnit,
  samples: readonly Snapshot[],
  noise: number,
  valueIn: (snapshot: Snapshot) => number | null,
): readonly SeriesEntry[] {
  const points = seriesOf(samples, valueIn);
  const known = knownPoints(points);
  return known.length < 2 ? [] : [{ subject, metric, unit, points, ...shapeOfSeries(known, noise) }];
}

function hostSeries(samples: readonly Snapshot[]): readonly SeriesEntry[] {
  return hostMetrics.flatMap((metric) =>
    entryOf({ kind: 'host', id: 'host' }, metric, 'bytes', samples, hostNoise, ({ hostMetrics: metrics }) => numberOf(metrics[metric])),
  );
}

/** Processes of the last sample: targets first, then by how far their memory moved. */
function movers(comparison: Comparison): readonly Process[] {
  const { samples, after } = comparison;
  const targets = new Set(after.targets);
  const moved = (process: Process): number => {
    const values = samples.flatMap((sample) => numberOf(sample.processes.get(process.id)?.metrics['rss']) ?? []);
    return values.length < 2 ? 0 : Math.max(...values) - Math.min(...values);
  };
  return [...after.processes.values()]
    .filter(({ kind }) => kind === 'user')
    .map((process) => ({ process, by: moved(process) }))
    .sort((left, right) => Number(targets.has(right.process.id)) - Number(targets.has(left.process.id)) || right.by - left.by)
    .slice(0, Math.max(mostProcesses, targets.size))
    .map(({ process }) => process);
}

const noiseOf = (comparison: Comparison, process: Process, metric: string): number =>
  comparison.processes.find(({ after }) => after === process)?.metrics[metric]?.noise ?? (unitOf(metric) === 'bytes' ? leastNoise : 0);

function processSeries(comparison: Comparison): readonly SeriesEntry[] {
  return movers(comparison).flatMap((process) =>
    processMetrics.flatMap((metric) => {
      const noise = noiseOf(comparison, process, metric);
      return entryOf({ kind: 'process', id: process.id }, metric, unitOf(metric), comparison.samples, noise, (sample) =>
        numberOf(sample.processes.get(process.id)?.metrics[metric]),
      );
    }),
  );
}

/** The mapping groups of the processes that moved: what kind of mapping holds how much anonymous memory. */
function mappingSeries(comparison: Comparison): readonly SeriesEntry[] {
  return movers(comparison).flatMap((process) => {
    const kinds = new Set(process.mappings === null ? [] : mappingClasses(process.mappings).map(({ kind }) => kind));
    const noise = noiseOf(comparison, process, 'anonymous');
    return [...kinds].flatMap((kind) =>
      entryOf({ kind: 'mapping-group', id: `${process.id} ${kind}` }, 'anonymous', 'bytes', comparison.samples, noise, (sample) => {
        const table = sample.processes.get(process.id)?.mappings ?? null;
        if (table === null) return null;
        return mappingAmount(
          table,
          mappingClasses(table).flatMap((entry, at) => (entry.kind === kind ? [at] : [])),
          'anonymous',
        );
      }).filter(({ shape }) => shape !== 'flat' && shape !== 'too-short'),
    );
  });
}

function cgroupSeries(comparison: Comparison): readonly SeriesEntry[] {
  const { samples, after } = comparison;
  return [...after.cgroups.values()]
    .map((cgroup) => ({
      cgroup,
      by: Math.abs((numberOf(cgroup.metrics['usage']) ?? 0) - (numberOf(samples[0]?.cgroups.get(cgroup.id)?.metrics['usage']) ?? 0)),
    }))
    .sort((left, right) => right.by - left.by)
    .slice(0, mostCgroups)
    .flatMap(({ cgroup }) =>
      cgroupMetrics.flatMap((metric) =>
        entryOf(
          { kind: 'cgroup', id: showName(cgroup.id) },
          metric,
          'bytes',
          samples,
          comparison.cgroups.find(({ id }) => id === cgroup.id)?.metrics[metric]?.noise ?? leastNoise,
          (sample) => numberOf(sample.cgroups.get(cgroup.id)?.metrics[metric]),
        ),
      ),
    );
}
