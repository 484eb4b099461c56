import type { CaptureSummary } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import type { Section } from '../report.ts';
import { head, makeTable, nameCell, numericHead, textCell } from '../tables.ts';

const notesShown = 30;
const normalShown = 12;

/** How the numbers were got, what that cost, and what is missing. */
export function methodSection(context: Context): Section {
  const { words, analysis } = context;
  const [title = '', short = ''] = words.sections.method;
  const captures: readonly (readonly [string, CaptureSummary])[] =
    analysis.before === null
      ? [[words.cover.capture, analysis.after]]
      : [
          [words.cover.before, analysis.before],
          [words.cover.after, analysis.after],
        ];
  const reasons = captures.flatMap(([role, capture]) =>
    capture.grade.reasons.map((reason) => ({
      severity: 'info' as const,
      severityLabel: `${role} · ${words.cover.grade(capture.grade.letter)}`,
      text: reason.text,
    })),
  );
  const outcome = analysis.exit.reasons.map((reason) => ({
    severity: 'notice' as const,
    severityLabel: words.method.outcome,
    text: reason,
  }));
  const notes = [...reasons, ...outcome];
  return {
    id: 'method',
    title,
    short,
    parts: [],
    blocks: [
      {
        type: 'prose',
        paragraphs: [
          words.method.text,
          ...(analysis.detail.mappingsShown < analysis.detail.mappingsTotal
            ? [words.method.detail(analysis.detail.mappingsShown, analysis.detail.mappingsTotal)]
            : []),
        ],
      },
      { type: 'facts', facts: captures.map(([role, capture]) => ({ label: { text: role }, value: nameCell(capture.file) })) },
      ...(notes.length === 0 ? [] : [{ type: 'notes', items: notes.slice(0, notesShown) } as const]),
      costTable(context, captures),
      ...listTables(context, captures),
      ...judgedTable(context),
    ],
  };
}

function costTable(context: Context, captures: readonly (readonly [string, CaptureSummary])[]): Block {
  const { words } = context;
  const names = [...new Set(captures.flatMap(([, capture]) => Object.keys(capture.cost)))];
  if (names.length === 0) return { type: 'prose', paragraphs: [words.method.noCost] };
  const cell = (name: string, value: number | null | undefined): Cell => {
    if (value === null || value === undefined) return { valueType: 'missing', reason: words.state.unknown };
    return {
      valueType: name.endsWith('Usec') ? 'duration' : name.startsWith('bytes') || name.endsWith('Bytes') ? 'bytes' : 'count',
      value,
    };
  };
  const rows = names.map((name): Row => ({
    cells: [textCell(words.method.costNames[name] ?? name), ...captures.map(([, capture]) => cell(name, capture.cost[name]))],
  }));
  return makeTable(context, {
    anchor: 'cost',
    caption: words.method.cost,
    columns: [head(words.table.what), ...captures.map(([role]) => numericHead(role))],
    rows,
  });
}

function listTables(context: Context, captures: readonly (readonly [string, CaptureSummary])[]): readonly Block[] {
  const { words } = context;
  const missing = captures.reduce((sum, [, capture]) => sum + capture.refused.filter((each) => !each.normal).length, 0);
  const refused = captures.flatMap(([role, capture]) =>
    [...capture.refused]
      .sort((one, other) => Number(one.normal) - Number(other.normal))
      .map((each): Row => ({
        cells: [
          nameCell(each.path),
          textCell(role),
          nameCell(each.errno),
          {
            valueType: 'state',
            value: each.normal ? 'neutral' : 'weak',
            label: each.normal ? words.method.normal : words.method.notNormal,
          },
        ],
        ...(each.normal ? { tone: 'quiet' as const } : {}),
      })),
  );
  const degraded = captures.flatMap(([role, capture]) =>
    capture.degraded.map((each): Row => ({ cells: [nameCell(each.path), textCell(role), nameCell(each.reason)] })),
  );
  const notes = captures.flatMap(([role, capture]) =>
    capture.notes.map((each): Row => ({
      cells: [nameCell(`${each.path}:${String(each.line)}`), textCell(role), nameCell(each.code), nameCell(each.text)],
    })),
  );
  const side = head(words.cover.capture);
  return [
    ...list(
      context,
      'refused',
      words.method.refused,
      [head(words.table.file), side, head(words.table.reason), head(words.table.state)],
      refused,
      // What is missing is worth its rows; of what every host refuses a few are enough.
      Math.min(Math.max(missing, normalShown), context.limits.minorRows),
    ),
    ...list(context, 'degraded', words.method.degraded, [head(words.table.file), side, head(words.table.reason)], degraded),
    ...list(context, 'notes', words.method.notes, [head(words.table.file), side, head(words.table.kind), head(words.table.note)], notes),
  ];
}

function list(
  context: Context,
  anchor: string,
  caption: string,
  columns: Parameters<typeof makeTable>[1]['columns'],
  rows: readonly Row[],
  most: number = context.limits.minorRows,
): readonly Block[] {
  return rows.length === 0 ? [] : [makeTable(context, { anchor, caption, columns, rows, most, folded: rows.length > 12 })];
}

function judgedTable(context: Context): readonly Block[] {
  const { words, analysis } = context;
  if (analysis.judged.length === 0) return [];
  const tones = { found: 'weak', clear: 'good', 'not-applicable': 'neutral', unknown: 'weak' } as const;
  const rows = analysis.judged.map((each): Row => ({
    cells: [
      nameCell(each.code),
      { valueType: 'state', value: tones[each.state], label: words.method.judgedStates[each.state] },
      nameCell([...each.missing, ...(each.why === undefined ? [] : [each.why])].join(', ')),
    ],
    ...(each.state === 'not-applicable' ? { tone: 'quiet' as const } : {}),
  }));
  return [
    makeTable(context, {
      anchor: 'judged',
      caption: words.method.judged,
      columns: [head(words.table.finding), head(words.table.state), head(words.table.note)],
      rows,
      most: Math.max(context.limits.rows, rows.length),
      folded: true,
    }),
  ];
}
