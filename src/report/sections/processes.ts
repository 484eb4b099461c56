import type { GroupEntry, Pair, ProcessEntry } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Column, Row, TableBlock } from '../table-block.ts';
import type { Context } from '../context.ts';
import { countCell, deltaCell, sideCell, sideCells, sideHeads } from '../figures.ts';
import { amountOf, changeSize, isBeyondNoise } from '../pair-amounts.ts';
import { focusProcesses } from '../focus.ts';
import { identityOf, pidsOf, shortenIds } from '../names.ts';
import type { Section } from '../report.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, nameCell, numericHead, rowsOf, textCell } from '../tables.ts';
import { processPart } from './process-part.ts';

const views = ['pss', 'rss', 'uss'] as const;
const partsOfReport = 3;

/** All processes in one table, then those that matter one by one, then what they share. */
export function processesSection(context: Context): Section {
  const { words, analysis, limits } = context;
  const [title = '', short = ''] = words.sections.processes;
  if (analysis.processes.length === 0)
    return { id: 'processes', title, short, parts: [], blocks: [{ type: 'prose', paragraphs: [words.processes.none] }] };
  // Of one capture nothing but size singles processes out: a few parts are enough.
  const most = context.comparing ? limits.parts : Math.min(limits.parts, partsOfReport);
  const focus = focusProcesses(analysis, context.ranked, most);
  const listed = context.ranked.filter(hasMemory);
  const memoryless = analysis.processes.length - listed.length;
  const left = listed.length - focus.length;
  const blocks: readonly Block[] = [
    overview(context, listed),
    {
      type: 'prose',
      paragraphs: [
        words.processes.overviewSum(overcount(analysis)),
        ...(left > 0 ? [words.processes.more(left)] : []),
        ...(memoryless > 0 ? [words.processes.memoryless(memoryless)] : []),
      ],
    },
    ...groupsTable(context),
    ...objectsTable(context),
  ];
  return { id: 'processes', title, short, blocks, parts: focus.map((process) => processPart(context, process)) };
}

/** Kernel threads and zombies map nothing: a hundred empty rows would hide the others. */
function hasMemory(process: ProcessEntry): boolean {
  const kind = identityOf(process)?.kind;
  if (kind === undefined || kind === 'user') return true;
  return ['rss', 'pss'].some(
    (metric) => (amountOf(process.metrics[metric], 'before') ?? 0) + (amountOf(process.metrics[metric], 'after') ?? 0) > 0,
  );
}

function overview(context: Context, listed: readonly ProcessEntry[]): TableBlock {
  const { words, comparing } = context;
  const label = (metric: string) => ({ text: context.nameOf('process', metric), metric: context.use('process', metric) });
  const columns: Column[] = [head(words.table.process), numericHead(words.table.pid), head(words.table.unit)];
  if (comparing) columns.push(head(words.table.pairing));
  for (const view of views) {
    columns.push({ label: label(view), numeric: true, view });
    if (comparing) columns.push({ label: { text: words.table.changeTogether(context.nameOf('process', view)) }, numeric: true, view });
  }
  columns.push({ label: label('swap'), numeric: true });
  return makeTable(context, {
    anchor: 'processes-table',
    caption: words.processes.overview,
    columns,
    rows: rowsOf(listed, (process) => overviewRow(context, process)),
    interactive: true,
  });
}

function overviewRow(context: Context, process: ProcessEntry): Row {
  const { words, comparing } = context;
  const identity = identityOf(process);
  const kind =
    identity?.kind === 'kernel-thread'
      ? ` (${words.processes.kernelThread})`
      : identity?.kind === 'zombie'
        ? ` (${words.processes.zombie})`
        : '';
  return {
    anchor: context.anchor(`process-row-${slugOf(process.id)}`),
    cells: [
      nameCell(`${identity?.comm ?? '?'}${kind}`),
      textCell(pidsOf(process)),
      nameCell(shortenIds(identity?.unit ?? identity?.container ?? identity?.cgroup ?? '')),
      ...(comparing ? [textCell(process.pairing.kind === 'same' ? words.processes.same : words.pairing[process.pairing.kind])] : []),
      ...views.flatMap((view) => [
        sideCell(context, 'process', view, process.metrics[view], 'after'),
        ...(comparing ? [deltaCell(context, 'process', view, process.metrics[view])] : []),
      ]),
      sideCell(context, 'process', 'swap', process.metrics['swap'], 'after'),
    ],
    ...(comparing && process.pairing.kind === 'same' && !views.some((view) => isBeyondNoise(process.metrics[view]))
      ? { tone: 'quiet' }
      : {}),
  };
}

/** How many times over the sum of RSS counts what the sum of PSS, with what smaps leaves out of it, counts once. */
function overcount({ processes, findings }: Context['analysis']): string {
  let rss = 0;
  let pss = 0;
  for (const { code, args } of findings)
    if (code === 'smaps-undercounts' && args['earlier'] !== true && typeof args['share'] === 'number') pss += args['share'];
  for (const process of processes) {
    const one = process.metrics['rss']?.after;
    const other = process.metrics['pss']?.after;
    if (typeof one !== 'number' || typeof other !== 'number') continue;
    rss += one;
    pss += other;
  }
  return pss === 0 ? '1.0' : (rss / pss).toFixed(1);
}

function groupsTable(context: Context): readonly Block[] {
  const { words, analysis, comparing } = context;
  const groups = distinctGroups(analysis.groups);
  if (groups.length === 0) return [];
  const freed = groups.some((group) => group.metrics['freed'] !== undefined);
  const size = (pair: Pair | undefined): number => (comparing ? changeSize(pair) : (amountOf(pair, 'after') ?? 0));
  const byId = new Map(analysis.processes.map((process) => [process.id, process]));
  const membersOf = ({ members }: GroupEntry): Readonly<Record<'before' | 'after', number>> => {
    const there = (side: 'before' | 'after'): number => members.filter((id) => byId.get(id)?.[side] != null).length;
    return { before: there('before'), after: there('after') };
  };
  const ordered = [...groups].sort((one, other) => size(other.metrics['pss']) - size(one.metrics['pss']));
  const rows = rowsOf(ordered, (group) => ({
    cells: [
      nameCell(shortenIds(group.name)),
      textCell(words.processes.groupedBy[group.by]),
      countCell(membersOf(group), comparing),
      ...sideCells(context, 'group', 'pss', group.metrics['pss']),
      ...(freed ? [sideCell(context, 'group', 'freed', group.metrics['freed'], 'after')] : []),
    ],
  }));
  const metric = context.use('process', 'pss');
  const columns: Column[] = [
    head(words.table.group),
    head(words.table.by),
    numericHead(words.table.members),
    ...sideHeads(context).map((each) => ({ ...each, label: { text: `${context.nameOf('process', 'pss')} · ${each.label.text}`, metric } })),
    ...(freed ? [{ label: { text: context.nameOf('group', 'freed'), metric: context.use('group', 'freed') }, numeric: true }] : []),
  ];
  return [
    makeTable(context, {
      anchor: 'groups-table',
      most: context.limits.minorRows,
      caption: words.processes.groups,
      columns,
      rows,
      interactive: true,
    }),
    { type: 'prose', paragraphs: [words.processes.groupsText] },
  ];
}

const nearest: readonly GroupEntry['by'][] = ['unit', 'container', 'pod', 'executable', 'cgroup'];

/** Groups of the same processes once, under the name that people know best; a group of one says what its process says. */
function distinctGroups(groups: readonly GroupEntry[]): readonly GroupEntry[] {
  const byMembers = new Map<string, GroupEntry>();
  for (const group of [...groups].sort((one, other) => nearest.indexOf(one.by) - nearest.indexOf(other.by))) {
    const key = group.members.join(' ');
    if (group.members.length > 1 && !byMembers.has(key)) byMembers.set(key, group);
  }
  return [...byMembers.values()];
}

function objectsTable(context: Context): readonly Block[] {
  const { words, analysis } = context;
  if (analysis.sharedObjects.length === 0) return [];
  const nameOf = (id: string): string => {
    const process = analysis.processes.find((each) => each.id === id);
    return process === undefined ? id : `${identityOf(process)?.comm ?? '?'} (${pidsOf(process)})`;
  };
  const rows = rowsOf(analysis.sharedObjects, (object) => {
    const metric = ['resident', 'rss', 'pss'].find((each) => object.metrics[each] !== undefined) ?? 'size';
    return {
      cells: [
        nameCell(object.label),
        textCell(words.kinds[object.kind]),
        ...sideCells(context, 'object', metric, object.metrics[metric]),
        {
          valueType: 'names',
          values: mappersOf(
            object.mappers.map((mapper) => nameOf(mapper.process)),
            context,
          ),
        },
        object.chargedTo === null ? { valueType: 'missing', reason: words.state.unknown } : nameCell(shortenIds(object.chargedTo)),
      ],
    };
  });
  const columns = [
    head(words.table.object),
    head(words.table.kind),
    ...sideHeads(context),
    head(words.table.mappers),
    head(words.table.chargedTo),
  ];
  return [makeTable(context, { anchor: 'objects-table', most: context.limits.minorRows, caption: words.processes.objects, columns, rows })];
}

const mappersShown = 6;

function mappersOf(names: readonly string[], context: Context): readonly string[] {
  return names.length <= mappersShown
    ? names
    : [...names.slice(0, mappersShown - 1), context.words.changes.others(names.length - mappersShown + 1)];
}
