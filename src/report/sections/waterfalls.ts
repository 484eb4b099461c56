import type { ProcessEntry } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { WaterfallStep } from '../chart.ts';
import type { Context } from '../context.ts';
import { amountOf, changeSize, isBeyondNoise } from '../pair-amounts.ts';
import { focusProcesses, mainMetric } from '../focus.ts';
import { isLeftOut } from '../left-out.ts';
import { amountText, baseName, deltaText, processName, shorten } from '../names.ts';
import { slugOf } from '../slug.ts';
import { stepsOf, type Contribution } from '../steps.ts';
import { head, makeTable, numericHead, textCell } from '../tables.ts';

const focusShown = 2;
const labelLength = 40;
const swapWorthWords = 1024 * 1024;

/** From the earlier total to the later one: over all processes where PSS is known, then inside the processes that matter. */
export function waterfallBlocks(context: Context): readonly Block[] {
  return [
    ...overall(context),
    ...focusProcesses(context.analysis, context.ranked, focusShown).flatMap((process) => inside(context, process)),
  ];
}

function overall(context: Context): readonly Block[] {
  const { words, analysis } = context;
  const known = analysis.processes.flatMap((process) => {
    const pair = process.metrics['pss'];
    const before = amountOf(pair, 'before');
    const after = amountOf(pair, 'after');
    return before === null || after === null
      ? []
      : [{ label: processName(process), before, after, delta: after - before, noise: pair?.state === 'known' ? (pair.noise ?? 0) : 0 }];
  });
  if (known.length < 2) return [];
  const withMemory = analysis.processes.filter((process) => hasMemory(process)).length;
  const before = known.reduce((sum, each) => sum + each.before, 0);
  const after = known.reduce((sum, each) => sum + each.after, 0);
  const metric = context.nameOf('process', 'pss');
  const most = largest(known, after - before);
  // Not the sum of what each may waver by: one process that really moved would drown in it. To come or to go is no noise.
  const quiet = known.every((each) => Math.abs(each.delta) <= each.noise);
  const delta = deltaText(after - before, 'bytes');
  const title = quiet
    ? words.changes.totalQuiet(metric, amountText(after, 'bytes'), delta)
    : words.changes.totalTitle(metric, amountText(before, 'bytes'), amountText(after, 'bytes'), delta, most);
  return [
    waterfall(context, {
      anchor: 'waterfall-pss',
      title,
      before,
      after,
      quiet,
      contributions: known,
      rest: words.changes.unexplained,
      note: [
        ...(known.length === withMemory ? [] : [words.changes.knownFor(known.length, withMemory)]),
        ...(isLeftOut(analysis) ? [words.changes.tooLow] : []),
        ...swapBeside(context, analysis.processes),
      ],
    }),
  ];
}

function inside(context: Context, process: ProcessEntry): readonly Block[] {
  const { words } = context;
  const metric = mainMetric(process);
  const pair = process.metrics[metric];
  const before = amountOf(pair, 'before');
  const after = amountOf(pair, 'after');
  if (before === null || after === null || changeSize(pair) === 0 || process.mappings.length === 0) return [];
  context.use('process', metric, pair);
  const contributions = context.groupsOf(process, metric).flatMap((group) => {
    const delta = group.metrics[metric]?.delta;
    return delta === undefined || delta === null
      ? []
      : [{ label: baseName(group.label), delta, noise: group.metrics[metric]?.state === 'known' ? group.metrics[metric].noise : null }];
  });
  const isWhole = process.mappingsLeftOut === 0 || process.mappingSummary !== undefined;
  const rest = isWhole ? words.changes.unexplained : words.changes.notListed(process.mappingsLeftOut);
  const quiet = pair?.state === 'known' && !isBeyondNoise(pair);
  const [name, who, amount] = [context.nameOf('process', metric), processName(process), amountText(after, 'bytes')];
  const title = quiet
    ? words.changes.processQuiet(name, who, amount, deltaText(after - before, 'bytes'))
    : words.changes.processTitle(name, who, amountText(before, 'bytes'), amount, largest(contributions, after - before));
  const anchor = `waterfall-${slugOf(process.id)}`;
  const isLow = metric === 'pss' && isLeftOut(context.analysis, process);
  const note = [...(isLow ? [words.changes.tooLow] : []), ...swapBeside(context, [process])];
  return [waterfall(context, { anchor, title, before, after, quiet, contributions, rest, note })];
}

/** What went to swap has left RSS and PSS without being freed. */
function swapBeside({ words }: Context, processes: readonly ProcessEntry[]): readonly string[] {
  const delta = processes.reduce((sum, { metrics: { swap } }) => sum + (isBeyondNoise(swap) ? (swap?.delta ?? 0) : 0), 0);
  return Math.abs(delta) < swapWorthWords ? [] : [words.changes.swapBeside(deltaText(delta, 'bytes'))];
}

/** Kernel threads and zombies have none of their own. */
function hasMemory({ before, after }: ProcessEntry): boolean {
  const kind = (after ?? before)?.kind;
  return kind !== 'kernel-thread' && kind !== 'zombie';
}

interface WaterfallFacts {
  readonly anchor: string;
  readonly title: string;
  readonly before: number;
  readonly after: number;
  readonly quiet: boolean;
  readonly contributions: readonly Contribution[];
  readonly rest: string;
  readonly note: readonly string[];
}

function waterfall(context: Context, { anchor, title, before, after, quiet, contributions, rest, note }: WaterfallFacts): Block {
  const { words } = context;
  const steps: readonly WaterfallStep[] = stepsOf(contributions, after - before, context.limits.steps, {
    others: words.changes.others,
    rest,
  }).map((step) => ({ ...step, label: shorten(step.label, labelLength) }));
  const row = (label: string, delta: number): Row => ({
    cells: [textCell(label), { valueType: 'delta-bytes', value: delta, noise: null }],
  });
  const ends = (label: string, value: number): Row => ({ cells: [textCell(label), { valueType: 'bytes', value }], tone: 'total' });
  const table = makeTable(context, {
    anchor: `${anchor}-table`,
    caption: title,
    columns: [head(words.table.step), numericHead(words.table.change)],
    rows: [ends(words.table.before, before), ...steps.map((step) => row(step.label, step.delta)), ends(words.table.after, after)],
    folded: true,
    most: steps.length + 2,
  });
  return {
    type: 'waterfall',
    anchor: context.anchor(anchor),
    title,
    description: words.sentences([words.changes.waterfallText(steps.length), ...note]),
    start: { label: words.table.before, value: before },
    end: { label: words.table.after, value: after },
    steps,
    quiet,
    table,
  };
}

/** The contribution that explains most of the change, named only when it goes the same way and makes two thirds of it or more. */
function largest(contributions: readonly Contribution[], total: number): string | null {
  const [first] = [...contributions].sort((one, other) => Math.abs(other.delta) - Math.abs(one.delta));
  if (first === undefined || total === 0 || Math.sign(first.delta) !== Math.sign(total) || Math.abs(first.delta) * 3 < Math.abs(total) * 2)
    return null;
  return shorten(first.label, labelLength);
}
