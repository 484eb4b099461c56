import type { ReconciliationEntry } from '../../contract/index.ts';
import type { Column, Row } from '../table-block.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import { identityOf, shortenIds } from '../names.ts';
import type { Part, Section } from '../report.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, nameCell, numericHead, rowsOf, textCell } from '../tables.ts';
import { saySource } from '../words/index.ts';
import { panelSubjects, type PanelSubject } from './panel-subjects.ts';

const order: readonly ReconciliationEntry['state'][] = ['disagrees', 'explained', 'agrees'];
const tones = { agrees: 'good', explained: 'neutral', disagrees: 'bad' } as const;
/** Those that disagree come first; of those that agree a few are enough. */
const restShown = 24;

/** Competing counters of the same memory: a panel for the host and for each process and cgroup in question, the rest in one table. */
export function reconciliationSection(context: Context): Section {
  const { words, analysis } = context;
  const [title = '', short = ''] = words.sections.reconciliation;
  const entries = [...analysis.reconciliation].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  if (entries.length === 0)
    return { id: 'reconciliation', title, short, parts: [], blocks: [{ type: 'prose', paragraphs: [words.reconciliation.none] }] };
  const count = (state: ReconciliationEntry['state']): number => entries.filter((entry) => entry.state === state).length;
  const subjects = panelSubjects(context);
  const panels = subjects.flatMap((subject): readonly Part[] => {
    const own = entries.filter((entry) => isOf(entry, subject));
    return own.length === 0 ? [] : [panelOf(context, subject, own)];
  });
  const rest = entries.filter((entry) => !subjects.some((subject) => isOf(entry, subject)));
  const counts = words.reconciliation.all(count('agrees'), count('explained'), count('disagrees'));
  return {
    id: 'reconciliation',
    title,
    short,
    blocks: [{ type: 'prose', paragraphs: [words.reconciliation.lead, counts] }, ...(rest.length === 0 ? [] : [restTable(context, rest)])],
    parts: panels,
  };
}

function isOf(entry: ReconciliationEntry, subject: PanelSubject): boolean {
  return entry.subject.kind === subject.kind && (subject.kind === 'host' || entry.subject.id === subject.id);
}

function panelOf(context: Context, subject: PanelSubject, entries: readonly ReconciliationEntry[]): Part {
  const { reconciliation, sections } = context.words;
  const name = subject.kind === 'host' ? (sections.host[0] ?? '') : shortenIds(subjectName(context, subject));
  const anchor = `counters-${subject.kind}-${slugOf(subject.id)}`;
  const table = makeTable(context, {
    anchor: `${anchor}-table`,
    most: context.limits.minorRows,
    caption: subject.kind === 'host' ? reconciliation.hostPanel : reconciliation.panel(name),
    columns: columnsOf(context),
    rows: rowsOf(entries, (entry) => ({ cells: cellsOf(context, entry) })),
  });
  return { anchor: context.anchor(anchor), title: name, blocks: [table] };
}

function restTable(context: Context, entries: readonly ReconciliationEntry[]) {
  const { words } = context;
  const row = (entry: ReconciliationEntry): Row => {
    const [first, ...others] = cellsOf(context, entry);
    return { cells: [nameCell(shortenIds(subjectName(context, entry.subject))), ...(first === undefined ? [] : [first]), ...others] };
  };
  return makeTable(context, {
    anchor: 'counters-rest',
    caption: words.reconciliation.rest,
    columns: [head(words.table.subject), ...columnsOf(context)],
    rows: rowsOf(entries, row),
    interactive: true,
    folded: true,
    most: Math.min(context.limits.minorRows, restShown),
  });
}

function columnsOf(context: Context): readonly Column[] {
  const { table } = context.words;
  return [
    head(table.left),
    numericHead(table.value),
    head(table.right),
    numericHead(table.value),
    numericHead(table.gap),
    head(table.state),
    head(table.explanation),
  ];
}

function cellsOf(context: Context, entry: ReconciliationEntry): readonly Cell[] {
  const { words, comparing } = context;
  const { left, right } = entry;
  const unknown: Cell = { valueType: 'missing', reason: words.state.unknown };
  const value = (amount: number | null): Cell => (amount === null ? unknown : { valueType: 'bytes', value: amount });
  const gap: Cell =
    left.value === null || right.value === null
      ? unknown
      : { valueType: 'delta-bytes', value: left.value - right.value, noise: entry.state === 'disagrees' ? entry.tolerance : Infinity };
  const source = saySource(left.source, context.language);
  const side = comparing && entry.side === 'before' ? `${source} · ${words.cover.before}` : source;
  return [
    nameCell(side),
    value(left.value),
    nameCell(saySource(right.source, context.language)),
    value(right.value),
    gap,
    { valueType: 'state', value: tones[entry.state], label: words.reconciliation.states[entry.state] },
    textCell(entry.text),
  ];
}

function subjectName(context: Context, subject: PanelSubject): string {
  if (subject.kind === 'host') return context.words.host.host;
  const process = subject.kind === 'process' ? context.analysis.processes.find((each) => each.id === subject.id) : undefined;
  const identity = process === undefined ? null : identityOf(process);
  if (identity !== null) return `${identity.comm ?? '?'} (${String(identity.pid)})`;
  return context.analysis.cgroups.find((each) => each.id === subject.id)?.path ?? subject.id;
}
