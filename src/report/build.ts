import type { Analysis, CaptureSummary, Excerpt, Language } from '../contract/index.ts';
import { openContext, type Context } from './context.ts';
import { emptyGlossary, type Glossary } from './glossary.ts';
import { screenLimits, type Limits } from './limits.ts';
import type { Report, Section } from './report.ts';
import { cgroupsSection } from './sections/cgroups.ts';
import { changesSection } from './sections/changes.ts';
import { compositionSection } from './sections/composition.ts';
import { coverSection } from './sections/cover.ts';
import { evidenceSection } from './sections/evidence.ts';
import { findingsSection } from './sections/findings.ts';
import { hostSection } from './sections/host.ts';
import { methodSection } from './sections/method.ts';
import { processesSection } from './sections/processes.ts';
import { readingSection } from './sections/reading.ts';
import { reconciliationSection } from './sections/reconciliation.ts';
import { verdictSection } from './sections/verdict.ts';
import { isAboutEvidence, rankFindings, weightOf } from './focus.ts';
import { identityOf, shorten, shortenIds } from './names.ts';

/** Characters of a captured name in the heading and the running lines. */
const subjectLength = 60;

export interface ReportOptions {
  /** Default: the analysis's own. Sentences of findings keep the language they were made in. */
  readonly language?: Language;
  readonly limits?: Limits;
  readonly glossary?: Glossary;
  /** Raw lines behind the findings; see `citationsOf`. */
  readonly excerpts?: readonly Excerpt[];
}

/** Builds the report that every format renders: the same sections in the same order. Pure: the same analysis gives the same report. */
export function buildReport(analysis: Analysis, options: ReportOptions = {}): Report {
  const language = options.language ?? analysis.language;
  const context = openContext(analysis, language, options.limits ?? screenLimits, options.glossary ?? emptyGlossary, options.excerpts);
  const { words } = context;
  const subject = subjectOf(context);
  const before: readonly Section[] = [
    coverSection(context),
    verdictSection(context),
    changesSection(context),
    findingsSection(context),
    reconciliationSection(context),
    compositionSection(context),
    processesSection(context),
    cgroupsSection(context),
    hostSection(context),
  ];
  const after = [methodSection(context), evidenceSection(context)];
  // Last, because only now is known which metrics appeared; the page has it before method and evidence.
  const reading = readingSection(context);
  const host = analysis.after.host;
  const caseName = analysis.after.case ?? analysis.before?.case ?? null;
  const caseId = caseName === null ? null : shorten(caseName, subjectLength);
  const heading = host === null ? subject : words.onHost(subject, shorten(host, subjectLength));
  return {
    kind: analysis.kind,
    language,
    title: words.joinTitle([caseId, subject].filter((part) => part !== null).join(' '), words.title[analysis.kind]),
    heading,
    severity: analysis.verdict.severity,
    sections: [...before, reading, ...after],
    running: { subject: [caseId, heading].filter((part) => part !== null).join(' · '), digest: digestsOf(analysis.before, analysis.after) },
    madeFrom: analysis.after.finishedAt ?? analysis.after.startedAt,
  };
}

/** Whose memory it is: what was asked for, else whom the gravest finding names, else the few processes that there are. */
function subjectOf(context: Context): string {
  const { analysis, words } = context;
  const asked = analysis.after.selectors
    .map((selector) =>
      selector.replace(/^--(?:pid|name|unit|cgroup|container|exe)[ =]/u, (flag) => (flag.startsWith('--pid') ? 'pid ' : '')),
    )
    .filter((selector) => !selector.startsWith('--'));
  if (asked.length > 0) return words.subjects(asked.slice(0, 3).map((each) => shorten(shortenIds(each), subjectLength)));
  const accused = rankFindings(analysis.findings).find((finding) => weightOf(finding.severity) >= 2 && !isAboutEvidence(finding));
  const accusedName = accused?.subject.unit ?? accused?.subject.comm ?? accused?.subject.cgroup;
  if (accusedName !== undefined) return shorten(shortenIds(accusedName), subjectLength);
  const names = [
    ...new Set(analysis.processes.map((process) => identityOf(process)?.comm).filter((comm) => comm !== null && comm !== undefined)),
  ];
  return names.length > 0 && names.length <= 3 ? words.subjects(names.map((each) => shorten(each, subjectLength))) : words.unnamedSubject;
}

function digestsOf(before: CaptureSummary | null, after: CaptureSummary): string {
  return [before?.sha256, after.sha256]
    .filter((digest) => digest !== null && digest !== undefined)
    .map((digest) => digest.slice(0, 12))
    .join(' → ');
}
