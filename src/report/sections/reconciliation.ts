import type { ReconciliationEntry } from '../../contract/index.ts';
import type { Block, Row } from '../block.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import { identityOf } from '../names.ts';
import type { Section } from '../report.ts';
import { head, makeTable, nameCell, numericHead, rowsOf, textCell } from '../tables.ts';

const order: readonly ReconciliationEntry['state'][] = ['disagrees', 'explained', 'agrees'];
const tones = { agrees: 'good', explained: 'neutral', disagrees: 'bad' } as const;

/** Competing counters of the same memory, side by side: those that disagree first. */
export function reconciliationSection(context: Context): Section {
  const { words, analysis } = context;
  const [title = '', short = ''] = words.sections.reconciliation;
  const entries = [...analysis.reconciliation].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  if (entries.length === 0)
    return { id: 'reconciliation', title, short, parts: [], blocks: [{ type: 'prose', paragraphs: [words.reconciliation.none] }] };
  const count = (state: ReconciliationEntry['state']): number => entries.filter((entry) => entry.state === state).length;
  const blocks: readonly Block[] = [
    {
      type: 'prose',
      paragraphs: [words.reconciliation.lead, words.reconciliation.all(count('agrees'), count('explained'), count('disagrees'))],
    },
    makeTable(context, {
      anchor: 'reconciliation-table',
      caption: words.reconciliation.table,
      columns: [
        head(words.table.subject),
        head(words.table.state),
        head(words.table.left),
        numericHead(words.table.value),
        head(words.table.right),
        numericHead(words.table.value),
        numericHead(words.table.gap),
        head(words.table.explanation),
      ],
      rows: rowsOf(entries, (entry) => rowOf(context, entry)),
      interactive: true,
    }),
  ];
  return { id: 'reconciliation', title, short, blocks, parts: [] };
}

function rowOf(context: Context, entry: ReconciliationEntry): Row {
  const { words, comparing } = context;
  const { left, right } = entry;
  const gap: Cell =
    left.value === null || right.value === null
      ? { valueType: 'missing', reason: words.state.unknown }
      : { valueType: 'delta-bytes', value: left.value - right.value, noise: entry.tolerance };
  const side = comparing ? ` · ${entry.side === 'before' ? words.cover.before : words.cover.after}` : '';
  return {
    cells: [
      nameCell(`${subjectOf(context, entry)}${side}`),
      { valueType: 'state', value: tones[entry.state], label: words.reconciliation.states[entry.state] },
      nameCell(left.source),
      valueCell(context, left.value),
      nameCell(right.source),
      valueCell(context, right.value),
      gap,
      textCell(entry.text),
    ],
  };
}

function valueCell(context: Context, value: number | null): Cell {
  return value === null ? { valueType: 'missing', reason: context.words.state.unknown } : { valueType: 'bytes', value };
}

function subjectOf(context: Context, entry: ReconciliationEntry): string {
  if (entry.subject.kind === 'host') return context.words.host.host;
  const process = entry.subject.kind === 'process' ? context.analysis.processes.find((each) => each.id === entry.subject.id) : undefined;
  const identity = process === undefined ? null : identityOf(process);
  return identity === null ? entry.subject.id : `${identity.comm ?? '?'} (${String(identity.pid)})`;
}
