import type { Analysis, FindingEntry, Language, Severity, Text } from '../contract/index.ts';
import type { Coded, Finding, Judged, Outcome } from '../findings/index.ts';
import { nextSteps, reasons, sayJudged } from '../findings/index.ts';
import { showName } from '../text/index.ts';

type JudgedRules = readonly { readonly finding: Finding; readonly outcome: Outcome }[];

export const severityOrder: readonly Severity[] = ['critical', 'warning', 'notice', 'info', 'clear'];

/** Findings with their words, worst first, memory before mere addresses, larger before smaller. */
export function findingEntries(judged: JudgedRules, language: Language): readonly FindingEntry[] {
  return judged
    .flatMap(({ finding, outcome }) =>
      outcome.state === 'found' ? outcome.findings.map((found) => toEntry(finding, found, language)) : [],
    )
    .sort(
      (left, right) =>
        severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity) ||
        Number(isAddressSpace(left)) - Number(isAddressSpace(right)) ||
        Math.abs(right.bytes ?? 0) - Math.abs(left.bytes ?? 0),
    );
}

/** Whether the bytes of a finding are addresses, of which there are more than of memory. */
const isAddressSpace = ({ code }: FindingEntry): boolean => code === 'mapping-growth';

function toEntry(finding: Finding, found: Judged, language: Language): FindingEntry {
  const words = finding.words[language];
  const { subject } = found;
  return {
    code: finding.rule.code,
    severity: found.severity,
    confidence: found.confidence,
    subject: {
      ...subject,
      id: showName(subject.id),
      ...(subject.comm === undefined ? {} : { comm: showName(subject.comm) }),
      ...(subject.unit === undefined ? {} : { unit: showName(subject.unit) }),
      ...(subject.cgroup === undefined ? {} : { cgroup: showName(subject.cgroup) }),
      ...(subject.mapping === undefined ? {} : { mapping: showName(subject.mapping) }),
    },
    args: found.args,
    text: words.text(found.args),
    title: words.title(found.args),
    bytes: found.bytes,
    evidence: found.evidence,
    reasoning: found.reasoning.map((coded) => sayCoded(reasons, coded, language)),
    next: found.next.map((coded) => sayCoded(nextSteps, coded, language)),
  };
}

type Catalogue = Readonly<Record<string, Readonly<Record<Language, (args: Coded['args']) => string>>>>;

function sayCoded(catalogue: Catalogue, { code, args }: Coded, language: Language): Text {
  return { code, args, text: catalogue[code]?.[language](args) ?? code };
}

/** What was judged, one line a rule: found, clear, not applicable (why), unknown (which input is missing). */
export function judgedEntries(judged: JudgedRules, language: Language): Analysis['judged'] {
  return judged.map(({ finding, outcome }) => ({
    code: finding.rule.code,
    state: outcome.state,
    missing: outcome.state === 'unknown' ? outcome.missing.map((input) => sayJudged(input, language)) : [],
    ...(outcome.state === 'not-applicable' ? { why: sayJudged(outcome.why, language) } : {}),
  }));
}
