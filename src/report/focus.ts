import type { Analysis, CgroupEntry, FindingEntry, Pair, ProcessEntry, Severity } from '../contract/index.ts';
import { amountOf, changeSize, isBeyondNoise } from './pair-amounts.ts';

/** Below this a change makes nobody look. */
const leastChange = 1024 * 1024;

const severities: readonly Severity[] = ['clear', 'info', 'notice', 'warning', 'critical'];

/** 0 for clear ... 4 for critical. */
export function weightOf(severity: Severity): number {
  return severities.indexOf(severity);
}

/** Findings, the gravest first; those about the evidence itself after those about memory, and else in their own order. */
export function rankFindings(findings: readonly FindingEntry[]): readonly FindingEntry[] {
  return [...findings].sort(
    (one, other) => weightOf(other.severity) - weightOf(one.severity) || Number(isAboutEvidence(one)) - Number(isAboutEvidence(other)),
  );
}

/** Whether a finding judges the capture and not the memory. */
export function isAboutEvidence(finding: FindingEntry): boolean {
  return (
    finding.subject.kind === 'capture' ||
    finding.code === 'torn-capture' ||
    finding.code === 'incomplete-capture' ||
    finding.code === 'smaps-undercounts'
  );
}

/** The metric by which processes are ranked and added up: PSS where it is known, else RSS. */
export function mainMetric(process: ProcessEntry): 'pss' | 'rss' {
  const pss = process.metrics['pss'];
  return pss !== undefined && (pss.delta !== null || pss.after !== null) ? 'pss' : 'rss';
}

/**
 * Processes, the ones with the gravest findings first, then by the largest change (or size, in a report) of themselves or of any of
 * their mappings. What is for information only does not put a process that stood still above one that grew.
 */
export function rankProcesses(analysis: Analysis): readonly ProcessEntry[] {
  const weight = findingWeights(analysis, 'process');
  const ranked = analysis.processes.map((process) => ({
    process,
    weight: Math.max(weightOf('info'), weight.get(process.id) ?? 0),
    size: rankOf(process, analysis.kind === 'diff'),
  }));
  return ranked.sort((one, other) => other.weight - one.weight || other.size - one.size).map((each) => each.process);
}

/** Processes that deserve a part of their own: with a finding above info, or a change beyond noise of 1 MiB or more. */
export function focusProcesses(analysis: Analysis, ranked: readonly ProcessEntry[], most: number): readonly ProcessEntry[] {
  const weight = findingWeights(analysis, 'process');
  const worthy = ranked.filter((process) => {
    if (analysis.kind === 'report') return true;
    if ((weight.get(process.id) ?? 0) > 1) return true;
    return hasChanged(process.metrics[mainMetric(process)]);
  });
  if (worthy.length > 0) return worthy.slice(0, most);
  return examplesOf(analysis, ranked).slice(0, most);
}

/**
 * Nothing stands out: a process of the cgroup that grew and, if its mappings are not listed, the largest whose mappings are, to show what
 * a part looks like.
 */
function examplesOf(analysis: Analysis, ranked: readonly ProcessEntry[]): readonly ProcessEntry[] {
  const grown = new Set(analysis.cgroups.filter(({ metrics }) => hasGrown(metrics['usage'])).flatMap(({ members }) => members));
  const size = (process: ProcessEntry): number => amountOf(process.metrics[mainMetric(process)], 'after') ?? 0;
  const largest = (processes: readonly ProcessEntry[]) => [...processes].sort((one, other) => size(other) - size(one)).slice(0, 1);
  const isListed = ({ mappings }: ProcessEntry): boolean => mappings.length > 1;
  const first = largest(ranked.filter(({ id }) => grown.has(id)));
  const examples = first.some(isListed) ? first : [...first, ...largest(ranked.filter(isListed))];
  return examples.length > 0 ? examples : ranked.slice(0, 1);
}

/** Whether somebody would look: by more than noise, and by 1 MiB or more. */
export const hasChanged = (pair: Pair | undefined): boolean => isBeyondNoise(pair) && changeSize(pair) >= leastChange;
const hasGrown = (usage: Pair | undefined): boolean => hasChanged(usage) && (usage?.delta ?? 0) > 0;

/** Cgroups that deserve a part: with a finding, a change of 1 MiB or more, a limit of their own, or members in focus. The root counts nothing. */
export function focusCgroups(analysis: Analysis, ranked: readonly ProcessEntry[], most: number): readonly CgroupEntry[] {
  const weight = findingWeights(analysis, 'cgroup');
  const members = memberWeights(analysis);
  const focus = new Set(focusProcesses(analysis, ranked, most).map((process) => process.id));
  // What is for information only of a member does not lift its cgroup above one that changed.
  const ofMembers = ({ path }: CgroupEntry): number => {
    const own = members.get(path) ?? 0;
    return own > weightOf('info') ? own : 0;
  };
  const rank = (cgroup: CgroupEntry): number =>
    Math.max(weight.get(cgroup.id) ?? 0, ofMembers(cgroup)) * 8 +
    (hasChanged(cgroup.metrics['usage']) && cgroup.members.length > 0 ? 5 : 0) +
    (cgroup.members.some((member) => focus.has(member)) ? 4 : 0) +
    (typeof cgroup.metrics['limit']?.after === 'number' ? 2 : 0);
  return analysis.cgroups
    .map((cgroup) => ({ cgroup, rank: rank(cgroup) }))
    .filter(({ cgroup, rank }) => rank > 0 && (weight.has(cgroup.id) || cgroup.metrics['usage']?.after != null))
    .sort((one, other) => other.rank - one.rank)
    .slice(0, most)
    .map((each) => each.cgroup);
}

function findingWeights(analysis: Analysis, kind: 'process' | 'cgroup'): ReadonlyMap<string, number> {
  return gravest(analysis.findings.flatMap(({ subject, severity }) => (subject.kind === kind ? [[subject.id, severity] as const] : [])));
}

/** The gravest finding about a process of a cgroup, by the path of the cgroup. */
function memberWeights({ findings }: Analysis): ReadonlyMap<string, number> {
  return gravest(findings.flatMap(({ subject, severity }) => (subject.cgroup === undefined ? [] : [[subject.cgroup, severity] as const])));
}

function gravest(found: readonly (readonly [key: string, severity: Severity])[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [key, severity] of found) weights.set(key, Math.max(weights.get(key) ?? 0, weightOf(severity)));
  return weights;
}

/** +50 in one mapping and -50 in another must not hide each other. */
function rankOf(process: ProcessEntry, comparing: boolean): number {
  const metric = mainMetric(process);
  const own = process.metrics[metric];
  if (!comparing) return typeof own?.after === 'number' ? own.after : 0;
  return process.mappings.reduce(
    (most, mapping) => Math.max(most, changeSize(mapping.metrics[metric])),
    Math.max(changeSize(own), changeSize(process.metrics['swap'])),
  );
}
