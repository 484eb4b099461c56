import type { Severity } from '../contract/index.ts';
import type { Comparison, ProcessPair } from '../diff/index.ts';
import { showName } from '../text/index.ts';
import { anonymousGrowthWords } from './words/anonymous-growth.ts';
import { evidenceOf, lineEvidence, mappingsStep, processName, processSubject } from './evidence.ts';
import {
  grownMappings,
  heldAnonymous,
  isCountedByNumaMaps,
  shapeOf,
  topArgs,
  type GrownMapping,
  type GrowthShape,
} from './growth-shape.ts';
import { numaLine } from './numa-nodes.ts';
import { change, lastingProcesses, oneCapture } from './reading.ts';
import { foundOrClear, type Coded, type Finding, type Judged, type Outcome, type Rule } from './rule.ts';
import { mainRuntime } from './runtimes.ts';
import { acrossSamples, anonymousOf, knownPoints, seriesOf } from './series-points.ts';
import { isSteadyGrowth, shapeOfSeries, type SeriesShape } from './series-shape.ts';
import { groupSubject, serviceGrowths, type ServiceGrowth } from './service-growth.ts';

/** Below this no person changes anything: a few MiB are a warm-up, a buffer, a thread. Idle services on real kernels moved by 0.3 MiB, khugepaged by 4. */
export const leastGrowth = 8 * 2 ** 20;
/** Growth of a large process by less than this share of it is within its usual breathing. */
const leastShare = 0.05;
/** From here a growth is a warning: twice what is worth a line. */
const warningFrom = 16 * 2 ** 20;

const rule: Rule = {
  code: 'anonymous-growth',
  needs: ['anonymous', 'swap', 'pssAnonymous'],
  why: 'Private anonymous memory plus swap of one process grew by more than the error of its counters, by at least 8 MiB and 5 % of it. Swap is added because swapped memory leaves RSS without being freed. Where no process did, the same is asked of the sum of anonymous PSS over a unit or container: copy on write and more workers show only there. Grade 0.99: the sum over the mappings shows the same growth; 0.8: one source only; 0.5: huge pages may have done it (collapse). In a single capture of several samples the first is compared with the one that is looked at: a steady rise as above, one step a notice, a plateau or up and down information.',
  judge(comparison: Comparison): Outcome {
    if (comparison.before === null) {
      const across = acrossSamples(comparison);
      return across === null ? oneCapture : judgeGrowth(across, true);
    }
    return judgeGrowth(comparison, false);
  },
};

/** Growth between two captures, or within one of several samples. */
function judgeGrowth(comparison: Comparison, isReport: boolean): Outcome {
  const pairs = lastingProcesses(comparison);
  const single = pairs.flatMap((pair) => judgeProcess(pair, comparison, isReport) ?? []);
  const services = serviceGrowths(comparison, new Set(single.map(({ subject }) => subject.id)));
  const judged = [...single, ...services.flatMap((growth) => judgeService(growth, comparison) ?? [])];
  if (judged.length > 0) return foundOrClear(judged);
  const known = pairs.some((pair) => change(pair.metrics['anonymous']) !== null);
  return known || pairs.length === 0 ? { state: 'clear' } : { state: 'unknown', missing: ['status.RssAnon or smaps'] };
}

const isGrowth = (delta: number, before: number, noise: number): boolean =>
  delta > noise && delta >= leastGrowth && delta >= before * leastShare;

function judgeProcess(pair: ProcessPair, comparison: Comparison, isReport: boolean): Judged | null {
  const { anonymous, swap } = pair.metrics;
  const [before, after] = [heldAnonymous(pair, 'before'), heldAnonymous(pair, 'after')];
  if (anonymous?.delta == null || before === null || after === null) return null;
  const delta = anonymous.delta + (swap?.delta ?? 0);
  const noise = anonymous.noise ?? 0;
  if (!isGrowth(delta, before, noise)) return null;
  const grown = grownMappings(pair, comparison);
  const shape = shapeOf(pair, grown, delta);
  const agrees = Math.abs(grown.reduce((sum, { by }) => sum + by, 0) - delta) <= noise + delta / 10;
  const runtime = mainRuntime(pair.after);
  const series = seriesIn(pair, comparison, noise);
  const bySize = delta >= warningFrom && shape !== 'collapse' ? 'warning' : 'notice';
  return {
    severity: isReport ? withinCapture(bySize, series) : bySize,
    confidence: shape === 'collapse' ? 0.5 : agrees ? 0.99 : 0.8,
    subject: processSubject(pair),
    args: {
      process: showName(processName(pair)),
      pid: pair.after?.pid ?? null,
      oldPid: pair.pairing.kind === 'same' ? null : (pair.before?.pid ?? null),
      delta,
      before,
      after,
      swap: swap?.delta ?? null,
      shape,
      runtime,
      steady: isSteadyGrowth(series),
      slopePerHour: series.slopePerHour === null ? null : Math.round(series.slopePerHour),
      samples: comparison.samples.length,
      ...topArgs(grown),
    },
    bytes: delta,
    evidence: evidenceFor(pair, grown, comparison),
    reasoning: reasonsFor(pair, shape, noise, agrees && grown.length > 0 ? mappingsAgree(pair, comparison) : [], series),
    next: nextFor(pair, shape, runtime, comparison),
  };
}

/** One capture that saw the growth begin and end saw an event; what goes up and down has no direction to speak of. */
function withinCapture(bySize: Severity, { shape }: SeriesShape): Severity {
  if (shape === 'slope' || shape === 'too-short') return bySize;
  return shape === 'step' ? 'notice' : 'info';
}

function evidenceFor(pair: ProcessPair, grown: readonly GrownMapping[], comparison: Comparison) {
  const top = grown[0];
  const place = top === undefined ? null : placeOf(pair, top, comparison);
  return [
    evidenceOf('anonymous', pair.metrics['anonymous'], comparison),
    evidenceOf('swap', pair.metrics['swap'], comparison),
    ...(top === undefined || place === null
      ? []
      : [lineEvidence(`${showName(top.label)} anonymous + swap gained`, top.by, place.path, place.line, comparison.after.sample)]),
  ];
}

/** The line of the file that counted it. */
function placeOf({ after, ...pair }: ProcessPair, { row }: GrownMapping, comparison: Comparison) {
  if (after?.mappings == null || after.mappingsPath === null || row === null) return null;
  if (isCountedByNumaMaps({ after, ...pair }, comparison)) return numaLine(after, after.mappings.start[row] ?? -1);
  const line = after.mappings.line[row];
  return line === undefined ? null : { path: after.mappingsPath, line };
}

const mappingsAgree = (pair: ProcessPair, comparison: Comparison): readonly Coded[] => [
  { code: 'mappings-agree', args: isCountedByNumaMaps(pair, comparison) ? { file: 'numa_maps' } : {} },
];

function reasonsFor(
  pair: ProcessPair,
  shape: GrowthShape,
  noise: number,
  agreement: readonly Coded[],
  series: SeriesShape,
): readonly Coded[] {
  const reasons: Coded[] = [{ code: 'beyond-noise', args: { noise } }, ...agreement];
  if (shape === 'collapse') reasons.push({ code: 'collapse-possible', args: { huge: change(pair.metrics['anonymousHuge']) } });
  else reasons.push({ code: 'not-page-cache', args: {} });
  if (shape === 'swapped') reasons.push({ code: 'swap-hides', args: { rss: change(pair.metrics['rss']) } });
  if (pair.pairing.kind !== 'same') reasons.push({ code: 'across-restart', args: { kind: pair.pairing.kind } });
  const { slopePerHour, spread } = series;
  if (series.shape === 'too-short') reasons.push({ code: 'warm-up-possible', args: {} }, { code: 'two-points', args: {} });
  else if (isSteadyGrowth(series)) reasons.push({ code: 'steady-slope', args: { slopePerHour, spread } });
  else reasons.push({ code: `series-${series.shape}`, args: {} });
  return reasons;
}

/** Anonymous memory and swap over the samples of the newer capture, where it is the same process that is seen in them. */
function seriesIn(pair: ProcessPair, comparison: Comparison, noise: number): SeriesShape {
  const points = knownPoints(seriesOf(comparison.samples, (sample) => anonymousOf(sample.processes.get(pair.after?.id ?? ''))));
  return shapeOfSeries(points, noise);
}

function nextFor(pair: ProcessPair, shape: GrowthShape, runtime: string | null, comparison: Comparison): readonly Coded[] {
  const pid = pair.after?.pid ?? null;
  const better = isCountedByNumaMaps(pair, comparison) ? pair.after?.files.get('numa_maps')?.path : undefined;
  return [
    mappingsStep(pair, better),
    { code: 'capture-again', args: { pid } },
    ...(shape === 'collapse' ? [{ code: 'read-khugepaged', args: {} }] : []),
    ...(runtime === null ? [] : [{ code: `ask-${runtime}`, args: { pid } }]),
  ];
}

/** smaps_rollup of the members that are there, a few of many. */
const rollupsOf = ({ members }: ServiceGrowth): string =>
  members
    .flatMap(({ after }) => (after === null ? [] : [`/proc/${String(after.pid)}/smaps_rollup`]))
    .slice(0, 6)
    .join(' ');

function judgeService(growth: ServiceGrowth, comparison: Comparison): Judged | null {
  const { before, after, group, largest } = growth;
  const delta = after - before;
  const noise = growth.members.reduce((sum, pair) => sum + (pair.metrics['pssAnonymous']?.noise ?? 0), 0);
  if (!isGrowth(delta, before, noise)) return null;
  const pid = largest?.pair.after?.pid ?? null;
  return {
    severity: delta >= warningFrom ? 'warning' : 'notice',
    confidence: growth.kind === 'unshared' ? 0.99 : 0.8,
    subject: groupSubject(growth),
    args: {
      process: showName(group.name),
      pid,
      delta,
      before,
      after,
      shape: growth.kind,
      processesBefore: growth.processesBefore,
      processesAfter: growth.processesAfter,
      largest: largest === null ? null : showName(processName(largest.pair)),
    },
    bytes: delta,
    evidence: growth.members.slice(0, 6).map((pair) => evidenceOf('pssAnonymous', pair.metrics['pssAnonymous'], comparison)),
    reasoning: [
      { code: 'beyond-noise', args: { noise } },
      {
        code: growth.kind === 'unshared' ? 'sum-of-pss' : 'more-processes',
        args: { before: growth.processesBefore, after: growth.processesAfter },
      },
      { code: 'two-points', args: {} },
    ],
    next: [
      { code: 'compare-private', args: { pid, files: rollupsOf(growth) } },
      { code: 'capture-again', args: { pid } },
    ],
  };
}

export const anonymousGrowth: Finding = { rule, words: anonymousGrowthWords };
