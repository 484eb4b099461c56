import type { Analysis, FindingSubject, ProcessEntry } from '../contract/index.ts';
import type { Context } from './context.ts';
import { isAboutEvidence, mainMetric, rankFindings, weightOf } from './focus.ts';
import { isBeyondNoise } from './pair-amounts.ts';
import { identityOf, processName, shorten, shortenIds } from './names.ts';

/** Characters of a captured name in the heading and the running lines. */
export const subjectLength = 60;
/** More names than this are a list, and no heading. */
const namesShown = 3;
const leastGrowth = 1024 * 1024;

/** Whose memory it is: what was asked for, else whom the gravest finding names, else the few processes that there are. */
export function subjectOf(context: Context): string {
  const { analysis, words, comparing } = context;
  const asked = analysis.after.selectors
    .map((selector) => nameOfPid(analysis, selector) ?? selector.replace(/^--(?:name|unit|cgroup|container|exe)[ =]/u, ''))
    .filter((selector) => !selector.startsWith('--'));
  if (asked.length > 0) return words.subjects(asked.slice(0, namesShown).map((each) => shorten(shortenIds(each), subjectLength)));
  const serious = rankFindings(analysis.findings).filter((finding) => weightOf(finding.severity) >= 2 && !isAboutEvidence(finding));
  const [accused] = serious;
  const name = accused === undefined ? null : nameOfAccused(context, accused.subject);
  if (name !== null) return name;
  const names = [
    ...new Set(analysis.processes.map((process) => identityOf(process)?.comm).filter((comm) => comm !== null && comm !== undefined)),
  ];
  if (names.length > 0 && names.length <= namesShown) return words.subjects(names.map((each) => shorten(each, subjectLength)));
  return comparing && serious.length === 0 && !analysis.processes.some(hasGrown)
    ? words.quietSubject
    : words.unnamedSubject(liveProcesses(analysis).length);
}

/** Who asks for a pid knows a number; a reader knows the program. */
function nameOfPid(analysis: Analysis, selector: string): string | null {
  const pid = /^--pid[ =](\d+)$/u.exec(selector)?.[1];
  if (pid === undefined) return null;
  const process = analysis.processes.find(({ before, after }) => String((after ?? before)?.pid) === pid);
  return process === undefined ? `pid ${pid}` : processName(process);
}

/** A container's name for its cgroup is its id, which nobody knows by heart: its process has a name. */
function nameOfAccused({ analysis, words }: Context, subject: FindingSubject): string | null {
  const place = subject.unit ?? subject.cgroup;
  const short = place === undefined ? null : shorten(shortenIds(place.slice(place.lastIndexOf('/') + 1) || place), subjectLength);
  const inside = liveProcesses(analysis).filter(
    (process) => place !== undefined && (identityOf(process)?.unit === place || identityOf(process)?.cgroup === place),
  );
  const comm = subject.comm ?? (subject.kind === 'process' ? undefined : onlyName(inside));
  const id = idOf(place ?? '');
  if (id !== null) return words.inContainer(comm === undefined ? null : shorten(comm, subjectLength), id);
  if (short === null) return comm === undefined ? null : shorten(comm, subjectLength);
  if (subject.kind === 'process' && comm !== undefined && inside.length > 1)
    return words.oneOf(shorten(comm, subjectLength), inside.length, short);
  return subject.kind === 'group' && inside.length > 1 ? words.allOf(inside.length, short) : short;
}

/** Below the thresholds of every finding, and still more than a page or two. */
function hasGrown(process: ProcessEntry): boolean {
  const pair = process.metrics[mainMetric(process)];
  return isBeyondNoise(pair) && (pair?.delta ?? 0) >= leastGrowth;
}

function liveProcesses(analysis: Analysis): readonly ProcessEntry[] {
  return analysis.processes.filter(({ after }) => after !== null && after.kind !== 'kernel-thread' && after.kind !== 'zombie');
}

function onlyName(processes: readonly ProcessEntry[]): string | undefined {
  const names = new Set(processes.map((process) => identityOf(process)?.comm ?? undefined));
  return names.size === 1 ? [...names][0] : undefined;
}

/** The id in a container's scope, by its first 12 digits, as container tools print it. */
function idOf(place: string): string | null {
  return /(?<![0-9a-f])([0-9a-f]{12})[0-9a-f]{20,}(?![0-9a-f])/u.exec(place.slice(place.lastIndexOf('/') + 1))?.[1] ?? null;
}
