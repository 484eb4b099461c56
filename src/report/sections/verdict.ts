import type { Analysis, CaptureSummary, FindingEntry, Text } from '../../contract/index.ts';
import { nameCapture } from '../commands.ts';
import type { Context } from '../context.ts';
import { isAboutEvidence, rankFindings, weightOf } from '../focus.ts';
import type { Section } from '../report.ts';
import { missingFiles } from './cover.ts';

const nextSteps = 4;
const linesShown = 6;
const doubtsShown = 3;

/** What happened, how sure that is, and what to do now. */
export function verdictSection(context: Context): Section {
  const { words, analysis } = context;
  const { severity, lines } = analysis.verdict;
  const top = mainFinding(context);
  const told = lines.map((line) => sayLine(analysis, line, top));
  const [headline, ...rest] = told.flatMap((line, at) => (at === 0 ? splitSentence(line) : [line]));
  const [title = '', short = ''] = words.sections.verdict;
  return {
    id: 'verdict',
    title,
    short,
    parts: [],
    blocks: [
      {
        type: 'verdict',
        severity,
        severityLabel: words.severity[severity],
        headline: headline ?? words.verdict.none,
        lines: rest.slice(0, linesShown),
        confidence: top === null ? null : { value: top.confidence, label: words.confidence(top.confidence) },
        sureTitle: words.verdict.sure,
        sure: howSure(context, top),
        nextTitle: words.verdict.next,
        next: whatNext(context),
      },
    ],
  };
}

/** The finding that the headline tells, unless nothing is worth one. */
function mainFinding({ analysis }: Context): FindingEntry | null {
  const top = rankFindings(analysis.findings).find((finding) => !isAboutEvidence(finding));
  return top === undefined || weightOf(top.severity) < 2 ? null : top;
}

/** A line of the verdict without its word on how sure it is, which stands beside the headline, unless it differs there. */
function sayLine({ findings }: Analysis, line: Text, top: FindingEntry | null): string {
  const finding = findings.find(({ code, text }) => code === line.code && line.text.startsWith(text));
  if (finding === undefined || finding.confidence !== top?.confidence) return line.text;
  const others = line.text
    .slice(finding.text.length)
    .trim()
    .replace(/^[^.。]+[.。]\s*/u, '');
  return [finding.text, others].filter((part) => part !== '').join(/[。]$/u.test(finding.text) ? '' : ' ');
}

function howSure(context: Context, top: FindingEntry | null): readonly string[] {
  const { words, analysis, comparing } = context;
  const { before, after } = analysis;
  const captures: readonly (readonly [string, CaptureSummary])[] =
    before === null
      ? [[words.cover.capture, after]]
      : [
          [words.cover.before, before],
          [words.cover.after, after],
        ];
  const missing = captures.reduce((sum, [, capture]) => sum + missingFiles(capture), 0);
  const complete = captures.every(([, capture]) => capture.complete);
  return [
    ...(top === null ? [] : [words.verdict.confidence(top.confidence, top.title)]),
    missing > 0 ? words.verdict.missing(missing) : complete ? words.verdict.completeBoth : words.verdict.incomplete,
    ...sameGrade(context, captures)
      .filter(([, capture]) => capture.grade.letter !== 'A')
      .map(([role, capture]) => words.verdict.graded(role, capture.grade.letter, words.grades[capture.grade.letter])),
    ...(comparing && after.samples <= 1 ? [words.verdict.oneSample] : []),
    ...analysis.comparability
      .filter((note) => weightOf(note.severity) >= 2)
      .slice(0, doubtsShown)
      .map((note) => note.text),
  ];
}

function whatNext(context: Context): readonly string[] {
  const { words, analysis } = context;
  const asked = rankFindings(analysis.findings)
    .filter((finding) => weightOf(finding.severity) >= 2)
    .flatMap((finding) => finding.next);
  // The limits that one step reads are half of what the other asks to look for.
  const readsLimits = asked.some(({ code }) => code === 'check-limit');
  const steps = new Set(
    asked.filter(({ code }) => !readsLimits || code !== 'look-at-cgroup').map((step) => nameCapture(context, step.text)),
  );
  if (steps.size > 0) return [...steps].slice(0, nextSteps);
  return [weightOf(analysis.verdict.severity) >= 2 ? words.verdict.noNext : words.verdict.nothingToDo];
}

/** Two captures of one grade need one line. */
function sameGrade(
  context: Context,
  captures: readonly (readonly [string, CaptureSummary])[],
): readonly (readonly [string, CaptureSummary])[] {
  const [first, second] = captures;
  if (first === undefined || second === undefined || first[1].grade.letter !== second[1].grade.letter) return captures;
  return [[context.words.verdict.bothSides, first[1]]];
}

/** The first sentence, and what follows it: a headline is read at a glance. */
export function splitSentence(text: string): readonly string[] {
  const match = /^(.{20,}?(?:[.!?](?=\s+[\p{Lu}\d])|[。！？]))\s*(.+)$/su.exec(text);
  return match === null ? [text] : [match[1] ?? text, match[2] ?? ''];
}
