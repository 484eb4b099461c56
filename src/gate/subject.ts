import type { Analysis, CheckLine, FindingEntry, Metrics, Severity } from '../contract/index.ts';
import { showName } from '../text/index.ts';
import type { Measure } from './measure.ts';
import type { GateMetric } from './metrics.ts';

/** Where a target stands in an analysis: ids of its processes, of their groups and cgroups. */
interface Place {
  readonly processes: ReadonlySet<string>;
  readonly cgroups: ReadonlySet<string>;
}

function placeOf(analysis: Analysis, measures: readonly Measure[]): Place {
  const members = new Set(
    measures.flatMap(({ processes }) => processes.map(({ pid, startTime }) => `${String(pid)}/${String(startTime)}`)),
  );
  const isMember = (identity: { readonly pid: number; readonly startTime: number | null } | null): boolean =>
    identity !== null && members.has(`${String(identity.pid)}/${String(identity.startTime)}`);
  const processes = new Set(analysis.processes.filter(({ before, after }) => isMember(before) || isMember(after)).map(({ id }) => id));
  const own = new Set(measures.flatMap(({ cgroups }) => cgroups.map(({ id }) => showName(id))));
  const cgroups = analysis.cgroups.filter(({ id, members: inside }) => own.has(id) || inside.some((member) => processes.has(member)));
  return { processes, cgroups: new Set(cgroups.map(({ id }) => id)) };
}

/** The noise of a target's metric between the two captures of the analysis: errors of several subjects partly cancel. */
export function noiseOf(analysis: Analysis, measures: readonly Measure[], metric: GateMetric): number | null {
  const place = placeOf(analysis, measures);
  const own = new Set(measures.flatMap(({ cgroups }) => cgroups.map(({ id }) => showName(id))));
  const metrics: readonly Metrics[] =
    metric.scope === 'host'
      ? [analysis.host.metrics]
      : metric.scope === 'cgroup'
        ? analysis.cgroups.filter(({ id }) => own.has(id)).map((cgroup) => cgroup.metrics)
        : analysis.processes.filter(({ id }) => place.processes.has(id)).map((process) => process.metrics);
  const noises = metrics.flatMap((each) => each[metric.key]?.noise ?? []);
  if (noises.length === 0) return null;
  return metric.over === 'sum' ? Math.round(Math.hypot(...noises)) : Math.max(...noises);
}

const order: readonly Severity[] = ['critical', 'warning', 'notice', 'info', 'clear'];

/** The finding that best explains why a target's line failed: of its own processes and cgroups, the worst, then the largest. */
export function explainFailure(analysis: Analysis, measures: readonly Measure[], metric: GateMetric): CheckLine['finding'] {
  const place = placeOf(analysis, measures);
  const concerns = ({ subject }: FindingEntry): boolean =>
    metric.scope === 'host' ? subject.kind === 'host' : place.processes.has(subject.id) || place.cgroups.has(subject.id);
  const [best] = analysis.findings
    .filter(concerns)
    .toSorted(
      (left, right) =>
        order.indexOf(left.severity) - order.indexOf(right.severity) || Math.abs(right.bytes ?? 0) - Math.abs(left.bytes ?? 0),
    );
  return best === undefined ? null : { code: best.code, severity: best.severity, title: best.title, text: best.text };
}
