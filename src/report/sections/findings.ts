import type { EvidenceValue, FindingEntry, FindingSubject, PairUnit } from '../../contract/index.ts';
import { withoutRepeats } from '../../findings/index.ts';
import type { Block, FindingItem } from '../block.ts';
import type { Row, TableBlock } from '../table-block.ts';
import type { Cell } from '../cell.ts';
import { nameCapture } from '../commands.ts';
import type { Context } from '../context.ts';
import { rankFindings, weightOf } from '../focus.ts';
import { shortenIds } from '../names.ts';
import type { Section } from '../report.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, nameCell, numericHead, textCell } from '../tables.ts';
import { evidenceMetric, placesText } from './evidence-metric.ts';

/** Judgements, the gravest first: each with what it rests on and what to do. Those for information only, and those that repeat another, share one table. */
export function findingsSection(context: Context): Section {
  const { words, analysis, limits } = context;
  const ranked = rankFindings(analysis.findings);
  const grave = withoutRepeats(ranked.filter((finding) => weightOf(finding.severity) >= 2));
  const shown = grave.slice(0, limits.findings);
  const rest = ranked.filter((finding) => !shown.includes(finding));
  const [title = '', short = ''] = words.sections.findings;
  const blocks: Block[] = [];
  if (shown.length > 0) blocks.push({ type: 'findings', items: shown.map((finding) => itemOf(context, finding)) });
  if (rest.length > 0) blocks.push(restTable(context, rest, shown.length > 0));
  if (blocks.length === 0) blocks.push({ type: 'prose', paragraphs: [words.findings.none] });
  return { id: 'findings', title, short, blocks, parts: [] };
}

function itemOf(context: Context, finding: FindingEntry): FindingItem {
  const { words } = context;
  const anchor = context.anchor(`finding-${finding.code}-${slugOf(finding.subject.id)}`);
  return {
    anchor,
    code: finding.code,
    severity: finding.severity,
    severityLabel: words.severity[finding.severity],
    title: finding.title,
    text: finding.text,
    subject: { text: subjectName(context, finding.subject), captured: true },
    confidence: { value: finding.confidence, label: words.confidence(finding.confidence) },
    bytes: finding.bytes === null ? null : amountCell(finding, finding.bytes),
    reasoningTitle: words.findings.why,
    reasoning: finding.reasoning.map((reason) => reason.text),
    nextTitle: words.findings.next,
    next: finding.next.map((step) => nameCapture(context, step.text)),
    evidence:
      finding.evidence.length === 0 ? null : evidenceTable(context, finding, `${anchor}-evidence`, words.findings.evidence(finding.title)),
  };
}

/** A change has a sign, what something holds or uses has none: the title may name how much it is now. */
function amountCell({ code, args }: FindingEntry, bytes: number): Cell {
  const change = code.endsWith('-growth') ? bytes : changeIn(args);
  const isChange = change !== null && Math.abs(change) === bytes;
  return isChange ? { valueType: 'delta-bytes', value: change, noise: null } : { valueType: 'bytes', value: bytes };
}

/** By how much something changed, where the finding says it: as such, or by both sides of a setting. */
function changeIn({ delta, before, after }: FindingEntry['args']): number | null {
  if (typeof delta === 'number') return delta;
  return typeof before === 'number' && typeof after === 'number' ? after - before : null;
}

/** Names a finding's subject as specifically as it is known. */
export function subjectName(context: Context, subject: FindingSubject): string {
  const { words } = context;
  const process = subject.pid === undefined ? subject.comm : `${subject.comm ?? ''} (pid ${String(subject.pid)})`.trim();
  const unit = shortenIds(subject.unit ?? subject.cgroup ?? '');
  const parts = [process, unit, subject.mapping].filter((part) => part !== undefined && part !== '');
  if (parts.length > 0) return parts.join(' · ');
  if (subject.kind === 'host') return words.host.host;
  return subject.id;
}

/** The numbers a finding cites, with file and line. */
export function evidenceTable(context: Context, finding: FindingEntry, anchor: string, caption: string): TableBlock {
  const { words, comparing } = context;
  const rows = finding.evidence.map((entry): Row => {
    const { name, unit, key } = evidenceMetric(context, finding, entry);
    const value = (side: EvidenceValue | null): Cell => evidenceCell(context, side, unit);
    return {
      ...(key === null ? {} : { metric: key }),
      cells: [textCell(name), ...(comparing ? [value(entry.before)] : []), value(entry.after), nameCell(placesText(context, entry))],
    };
  });
  const columns = [
    head(words.table.metric),
    ...(comparing ? [numericHead(words.table.before)] : []),
    numericHead(comparing ? words.table.after : words.table.value),
    head(words.table.source),
  ];
  return makeTable(context, { anchor, caption, columns, rows });
}

export function evidenceCell(context: Context, side: EvidenceValue | null, unit: PairUnit): Cell {
  // What a rule computed from both captures, or found in one, has no other side.
  if (side === null || side.value === null) return { valueType: 'missing', short: '–', reason: context.words.state.none };
  if (side.value === 'unlimited') return { valueType: 'limit', value: 'unlimited' };
  if (typeof side.value === 'string') return nameCell(side.value);
  return { valueType: unit === 'bytes' ? 'bytes' : unit === 'usec' ? 'duration' : 'count', value: side.value };
}

function restTable(context: Context, findings: readonly FindingEntry[], afterOthers: boolean): TableBlock {
  const { words } = context;
  const rows = findings.map((finding): Row => ({
    anchor: context.anchor(`finding-${finding.code}-${slugOf(finding.subject.id)}`),
    cells: [
      textCell(finding.title),
      { valueType: 'severity', value: finding.severity, label: words.severity[finding.severity] },
      nameCell(subjectName(context, finding.subject)),
      textCell(shortenIds(finding.text)),
    ],
  }));
  return makeTable(context, {
    anchor: 'findings-rest',
    caption: afterOthers ? words.findings.rest : words.findings.all,
    columns: [head(words.table.finding), head(words.table.severity), head(words.table.subject), head(words.table.explanation)],
    rows,
    folded: false,
  });
}
