import type { Analysis, CaptureSummary, Excerpt, Language } from '../contract/index.ts';
import { openContext } from './context.ts';
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
import { shorten } from './names.ts';
import { subjectLength, subjectOf } from './subject.ts';

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

function digestsOf(before: CaptureSummary | null, after: CaptureSummary): string {
  return [before?.sha256, after.sha256]
    .filter((digest) => digest !== null && digest !== undefined)
    .map((digest) => digest.slice(0, 12))
    .join(' → ');
}
