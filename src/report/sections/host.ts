import type { Metrics, Pair, SeriesEntry } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { Cell } from '../cell.ts';
import type { Context, SubjectKind } from '../context.ts';
import { sideCell, sideCells, sideHeads } from '../figures.ts';
import { identityOf } from '../names.ts';
import type { Section } from '../report.ts';
import { head, makeTable, metricsTable, nameCell, numericHead, textCell } from '../tables.ts';

const hostOrder = [
  'total',
  'available',
  'free',
  'anonymous',
  'pageCache',
  'shmem',
  'slab',
  'kernelStack',
  'pageTables',
  'percpu',
  'hugetlb',
  'unaccounted',
  'swapTotal',
  'swapUsed',
  'oomKills',
  'pressureSome',
  'pressureFull',
  'pagesSwappedIn',
  'pagesSwappedOut',
  'majorFaults',
  'anonymousRefaults',
  'fileRefaults',
  'allocationStalls',
  'slabReclaimable',
  'slabUnreclaimable',
  'committed',
  'commitLimit',
] as const;
const linesShown = 12;

/** The host around the processes: every part of RAM once, and what the samples show over time. */
export function hostSection(context: Context): Section {
  const { words, analysis } = context;
  const [title = '', short = ''] = words.sections.host;
  const blocks: Block[] = [];
  if (analysis.host.accounting.length > 0) blocks.push(accountingTable(context));
  const { own, nodes } = splitNodes(analysis.host.metrics);
  if (Object.keys(own).length > 0) {
    blocks.push(metricsTable(context, { subject: 'host', id: 'host', metrics: own, order: hostOrder, caption: words.host.numbers }));
  }
  if (nodes.size > 1) blocks.push(nodesTable(context, nodes));
  if (blocks.length === 0) blocks.push({ type: 'prose', paragraphs: [words.host.none] });
  const series = seriesBlock(context);
  return {
    id: 'host',
    title,
    short,
    blocks,
    parts: series === null ? [] : [{ anchor: context.anchor('series'), title: words.host.series, blocks: [series] }],
  };
}

/** Metrics of NUMA nodes stand among the host's as `node0.free`. */
function splitNodes(metrics: Metrics): { readonly own: Metrics; readonly nodes: ReadonlyMap<string, Metrics> } {
  const own: Record<string, Pair> = {};
  const nodes = new Map<string, Record<string, Pair>>();
  for (const [name, pair] of Object.entries(metrics)) {
    const match = /^node(\d+)\.(.+)$/u.exec(name);
    if (match === null) own[name] = pair;
    else nodes.set(match[1] ?? '', { ...nodes.get(match[1] ?? ''), [match[2] ?? '']: pair });
  }
  return { own, nodes };
}

function nodesTable(context: Context, nodes: ReadonlyMap<string, Metrics>): Block {
  const { words } = context;
  const metrics = [...new Set([...nodes.values()].flatMap((each) => Object.keys(each)))];
  const columns = [
    head(words.host.node),
    ...metrics.map((metric) => ({ label: { text: context.nameOf('node', metric), metric: context.use('node', metric) }, numeric: true })),
  ];
  const rows = [...nodes].map(([node, pairs]): Row => ({
    cells: [textCell(node), ...metrics.map((metric) => sideCell(context, 'node', metric, pairs[metric], 'after'))],
  }));
  return makeTable(context, { anchor: 'nodes', caption: words.host.nodes, columns, rows });
}

function accountingTable(context: Context): Block {
  const { words, analysis } = context;
  const rows = analysis.host.accounting.map((part): Row => ({
    metric: context.use('host', part.code, part.pair),
    cells: [textCell(context.nameOf('host', part.code)), ...sideCells(context, 'host', part.code, part.pair), textCell(part.text)],
  }));
  return makeTable(context, {
    anchor: 'host-accounting',
    caption: words.host.accounting,
    columns: [head(words.table.part), ...sideHeads(context), head(words.table.explanation)],
    rows,
  });
}

function seriesBlock(context: Context): Block | null {
  const { words, analysis } = context;
  const lines = analysis.series.filter((line) => line.points.length > 1).slice(0, linesShown);
  if (lines.length === 0) return null;
  const rows = analysis.series.map((line) => seriesRow(context, line));
  const table = makeTable(context, {
    anchor: 'series-table',
    caption: words.host.series,
    columns: [
      head(words.table.subject),
      head(words.table.metric),
      numericHead(words.host.first),
      numericHead(words.host.last),
      numericHead(words.host.lowest),
      numericHead(words.host.highest),
      numericHead(words.host.slope),
      head(words.host.shape),
    ],
    rows,
  });
  return {
    type: 'sparklines',
    anchor: context.anchor('series-lines'),
    title: words.host.seriesTitle(lines.length),
    description: words.host.seriesText,
    lines: lines.map((line) => ({
      label: `${seriesSubject(context, line)} · ${context.nameOf(kindOf(line), line.metric)}`,
      unit: line.unit,
      points: line.points,
      shape: words.host.shapes[line.shape],
    })),
    table,
  };
}

function seriesRow(context: Context, line: SeriesEntry): Row {
  const { words } = context;
  const values = line.points.map((point) => point[1]).filter((value) => value !== null);
  const cell = (value: number | undefined): Cell =>
    value === undefined
      ? { valueType: 'missing', reason: words.page.noNumbers }
      : { valueType: line.unit === 'bytes' ? 'bytes' : line.unit === 'usec' ? 'duration' : 'count', value };
  const slope: Cell =
    line.slopePerHour === null
      ? { valueType: 'missing', reason: words.state.none }
      : { valueType: line.unit === 'bytes' ? 'delta-bytes' : 'delta-count', value: Math.round(line.slopePerHour), noise: null };
  return {
    metric: context.use(kindOf(line), line.metric),
    cells: [
      nameCell(seriesSubject(context, line)),
      textCell(context.nameOf(kindOf(line), line.metric)),
      cell(values[0]),
      cell(values[values.length - 1]),
      cell(smallest(values, 1)),
      cell(smallest(values, -1)),
      slope,
      textCell(words.host.shapes[line.shape]),
    ],
  };
}

function smallest(values: readonly number[], sign: 1 | -1): number | undefined {
  return values.reduce<number | undefined>((best, value) => (best === undefined || value * sign < best * sign ? value : best), undefined);
}

function kindOf(line: SeriesEntry): SubjectKind {
  return line.subject.kind === 'mapping-group' ? 'mapping' : line.subject.kind;
}

function seriesSubject(context: Context, line: SeriesEntry): string {
  if (line.subject.kind === 'host') return context.words.host.host;
  const process = line.subject.kind === 'process' ? context.analysis.processes.find((each) => each.id === line.subject.id) : undefined;
  const identity = process === undefined ? null : identityOf(process);
  return identity === null ? line.subject.id : `${identity.comm ?? '?'} (${String(identity.pid)})`;
}
