import {
  accountHost,
  cgroupEntries,
  comparabilityEntries,
  concludeVerdict,
  sayAsides,
  configurationEntries,
  findingEntries,
  groupEntries,
  judgedEntries,
  processEntries,
  sharedObjectEntries,
  pickSample,
  reconcile,
  seriesEntries,
  summariseCapture,
  type Detail,
  type OpenCapture,
} from './analysis/index.ts';
import { joinExits, type Analysis, type CaptureSummary, type Exit, type Language } from './contract/index.ts';
import { compareSnapshots } from './diff/index.ts';
import { judge } from './findings/index.ts';

/** One side of an analysis: an opened capture and which of its samples is meant (null: the last). */
export interface Side {
  readonly capture: OpenCapture;
  readonly sample: number | null;
}

export interface AnalyzeOptions {
  readonly language?: Language;
  readonly detail?: Detail;
  /** Process pairs that the user dictates: pid before -> pid after. */
  readonly pairs?: ReadonlyMap<number, number>;
  /** What the state of the archives themselves means for the exit code. */
  readonly exits?: readonly Exit[];
}

/** The path of a datum, top to bottom: snapshots, comparison, judgement, analysis. Pure. */
export function analyze(before: Side | null, after: Side, options: AnalyzeOptions = {}): Analysis {
  const language = options.language ?? 'en';
  const detail = options.detail ?? 'groups';
  const older = before === null ? null : pickSample(before.capture, before.sample);
  const newer = pickSample(after.capture, after.sample);

  const comparison = compareSnapshots(older, newer, {
    pairs: options.pairs ?? new Map(),
    samples: after.capture.snapshots,
    // Samples of one capture are the series itself, not a base line for it.
    baseline: before === null || isSameCapture(before, after) ? [] : before.capture.snapshots,
  });
  const judged = judge(comparison);

  const findings = findingEntries(judged, language);
  const named = new Set(findings.map((finding) => finding.subject.id));
  const grave = findings.filter(({ severity }) => severity !== 'info');
  const inQuestion = new Set(grave.flatMap(({ subject }) => [subject.id, ...(subject.cgroup === undefined ? [] : [subject.cgroup])]));
  const processes = processEntries(comparison, detail, named);
  const summaries = {
    before: before === null || older === null ? null : summariseCapture(before.capture.contents, older, language),
    after: summariseCapture(after.capture.contents, newer, language),
  };
  const comparability = comparabilityEntries(comparison, summaries, language);
  const cgroups = cgroupEntries(comparison);
  const shown = processes.reduce((sum, process) => sum + process.mappings.length, 0);
  return {
    schema: 'memcase-analysis/1',
    kind: before === null ? 'report' : 'diff',
    exit: joinExits([...(options.exits ?? []), exitOf(summaries.before, language), exitOf(summaries.after, language)]),
    language,
    ...summaries,
    comparability,
    configuration: configurationEntries(comparison, language),
    verdict: concludeVerdict(findings, summaries, comparability, sayAsides(findings, cgroups, comparison.host, language), language),
    processes,
    groups: groupEntries(comparison),
    sharedObjects: sharedObjectEntries(comparison),
    cgroups,
    host: { metrics: comparison.host, accounting: accountHost(comparison, language) },
    series: seriesEntries(comparison),
    reconciliation: reconcile(comparison, language, inQuestion),
    findings,
    judged: judgedEntries(judged, language),
    detail: {
      level: detail,
      mappingsTotal: shown + processes.reduce((sum, process) => sum + process.mappingsLeftOut, 0),
      mappingsShown: shown,
    },
  };
}

function exitOf(summary: CaptureSummary | null, language: Language): Exit {
  if (summary === null || summary.complete) return { code: 0, reasons: [] };
  return { code: 4, reasons: [language === 'en' ? `${summary.file} is incomplete` : `${summary.file} 不完整`] };
}

/** `diff A#0 A#-1` opens one file twice. */
function isSameCapture(before: Side, after: Side): boolean {
  const [older, newer] = [before.capture.contents, after.capture.contents];
  return older.file === newer.file && older.sha256 === newer.sha256;
}
