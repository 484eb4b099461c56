import type { ProcessEntry } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Context } from '../context.ts';
import { sideCells, sideHeads } from '../figures.ts';
import { amountOf, cameOrWent, changeSize, isBeyondNoise } from '../pair-amounts.ts';
import { mainMetric } from '../focus.ts';
import { amountText, baseName, deltaText, identityOf, pidsOf, processName, shorten } from '../names.ts';
import { head, makeTable, nameCell, rowsOf, textCell } from '../tables.ts';

const labelLength = 40;
const moversShown = 10;

/** The largest changes of processes: bars around zero with the noise band, and their table with the mapping that moved most. */
export function moversBlocks(context: Context): readonly Block[] {
  const { words, analysis } = context;
  const movers = analysis.processes.filter((process) => changeSize(process.metrics[mainMetric(process)]) > 0);
  movers.sort((one, other) => changeSize(other.metrics[mainMetric(other)]) - changeSize(one.metrics[mainMetric(one)]));
  const isPlaced = hasPlaces(context, movers);
  const rows = rowsOf(movers, (process) => {
    const metric = mainMetric(process);
    const pair = process.metrics[metric];
    return {
      cells: [
        nameCell(processName(process)),
        textCell(context.nameOf('process', metric)),
        ...sideCells(context, 'process', metric, pair),
        ...(isPlaced ? [nameCell(whereMost(context, process, metric))] : []),
      ],
      ...(isBeyondNoise(pair) ? {} : { tone: 'quiet' }),
    };
  });
  const table = makeTable(context, {
    anchor: 'movers-table',
    caption: words.changes.movers,
    columns: [head(words.table.process), head(words.table.metric), ...sideHeads(context), ...(isPlaced ? [head(words.table.where)] : [])],
    rows,
    most: moversShown,
  });
  const [first] = movers;
  const loud = first !== undefined && isBeyondNoise(first.metrics[mainMetric(first)]) ? first : undefined;
  return [
    {
      type: 'bars',
      anchor: context.anchor('movers'),
      title:
        loud === undefined
          ? words.changes.noMovers(context.nameOf('process', first === undefined ? 'pss' : mainMetric(first)))
          : words.changes.moversTitle(processName(loud), deltaText(loud.metrics[mainMetric(loud)]?.delta ?? 0, 'bytes')),
      description: words.changes.moversText,
      items: movers.slice(0, context.limits.bars).map((process) => {
        const pair = process.metrics[mainMetric(process)];
        return {
          label: shorten(processName(process), labelLength),
          delta: pair?.delta ?? 0,
          noise: cameOrWent(pair) ? null : (pair?.noise ?? null),
        };
      }),
      table,
    },
  ];
}

/** In a report: the processes with most memory. */
export function largestBlocks(context: Context): readonly Block[] {
  const { words } = context;
  const size = (process: ProcessEntry): number => amountOf(process.metrics[mainMetric(process)], 'after') ?? 0;
  const ranked = context.ranked.filter((process) => size(process) > 0).sort((one, other) => size(other) - size(one));
  const [first] = ranked;
  if (first === undefined) return [{ type: 'prose', paragraphs: [words.processes.none] }];
  const isPlaced = hasPlaces(context, ranked);
  const rows = rowsOf(ranked, (process) => {
    const metric = mainMetric(process);
    return {
      cells: [
        nameCell(identityOf(process)?.comm ?? '?'),
        textCell(pidsOf(process)),
        textCell(context.nameOf('process', metric)),
        ...sideCells(context, 'process', metric, process.metrics[metric]),
        ...(isPlaced ? [nameCell(whereMost(context, process, metric))] : []),
      ],
    };
  });
  const table = makeTable(context, {
    anchor: 'movers-table',
    caption: words.changes.largest,
    columns: [
      head(words.table.process),
      head(words.table.pid),
      head(words.table.metric),
      ...sideHeads(context),
      ...(isPlaced ? [head(words.table.where)] : []),
    ],
    rows,
    most: moversShown,
  });
  return [
    {
      type: 'bars',
      anchor: context.anchor('movers'),
      title: words.changes.largestTitle(processName(first), amountText(size(first), 'bytes')),
      description: words.changes.largestText,
      items: ranked
        .slice(0, context.limits.bars)
        .map((process) => ({ label: shorten(processName(process), labelLength), delta: size(process), noise: null })),
      table,
    },
  ];
}

/** Without mappings nobody knows where it is, and a column of nothing says nothing. */
function hasPlaces(context: Context, processes: readonly ProcessEntry[]): boolean {
  return processes.slice(0, moversShown).some((process) => whereMost(context, process, mainMetric(process)) !== '');
}

/** The group of mappings that changed most, or in a report the largest, with its amount. */
function whereMost(context: Context, process: ProcessEntry, metric: 'pss' | 'rss'): string {
  const { comparing } = context;
  const [group] = context.groupsOf(process, metric);
  const pair = group?.metrics[metric];
  if (group === undefined || pair === undefined) return '';
  const amount = comparing ? pair.delta : amountOf(pair, 'after');
  if (amount === null || amount === 0) return '';
  return `${shorten(baseName(group.label), labelLength)} ${comparing ? deltaText(amount, 'bytes') : amountText(amount, 'bytes')}`;
}
