import type { CgroupEntry, Metrics, ProcessEntry } from '../../contract/index.ts';
import type { Block } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { CompositionBlock, CompositionPart, PartTone } from '../chart.ts';
import type { Cell } from '../cell.ts';
import type { Context, SubjectKind } from '../context.ts';
import { amountOf } from '../pair-amounts.ts';
import { focusCgroups, focusProcesses } from '../focus.ts';
import { amountText, cgroupName, processName, shareText } from '../names.ts';
import type { Section } from '../report.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, numericHead, textCell } from '../tables.ts';

const shown = 3;
const limitsShown = 4;
const processParts: readonly (readonly [string, PartTone])[] = [
  ['anonymous', 'anonymous'],
  ['file', 'file'],
  ['shmem', 'shmem'],
  ['swap', 'swap'],
];
/** v2 `kernel` holds slab already, so slab is no part beside it. */
const cgroupParts: readonly (readonly [string, PartTone])[] = [
  ['anonymous', 'anonymous'],
  ['file', 'file'],
  ['shmem', 'shmem'],
  ['kernel', 'kernel'],
  ['sock', 'sock'],
];

/** The usage of the root of version 1 is made of its file and anonymous pages; kernel memory is not in it (mem_cgroup_usage, mm/memcontrol.c). */
const rootParts = cgroupParts.filter(([metric]) => metric !== 'kernel' && metric !== 'sock');

/** Of what kinds the memory is: processes, cgroups against their limits, the host. */
export function compositionSection(context: Context): Section {
  const { words, analysis } = context;
  const [title = '', short = ''] = words.sections.composition;
  const cgroups = focusCgroups(analysis, context.ranked, shown).flatMap((cgroup) => cgroupBlock(context, cgroup));
  const processes = focusProcesses(analysis, context.ranked, shown).flatMap((process) => processBlock(context, process));
  const blocks: readonly Block[] = [...cgroups, ...processes, ...hostBlock(context)];
  return {
    id: 'composition',
    title,
    short,
    parts: [],
    blocks: blocks.length === 0 ? [{ type: 'prose', paragraphs: [words.state.none] }] : blocks,
  };
}

interface Bar {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly CompositionPart[];
  /** The parts exceed the total: counters were read at different moments. */
  readonly excess: number;
}

/** One bar a side. Parts that are unknown are missing from it; what the known ones leave of the total is the rest. */
function barsOf(
  context: Context,
  subject: SubjectKind,
  metrics: Metrics,
  parts: readonly (readonly [string, PartTone])[],
  total: string | null,
): readonly Bar[] {
  const { words, comparing } = context;
  const sides = comparing ? (['before', 'after'] as const) : (['after'] as const);
  return sides.flatMap((side) => {
    const known = parts.flatMap(([metric, tone]): readonly CompositionPart[] => {
      const value = amountOf(metrics[metric], side);
      if (value === null) return [];
      context.use(subject, metric, metrics[metric]);
      return [{ label: context.nameOf(subject, metric), value, tone }];
    });
    // A part below zero, what is not accounted for, says that the others exceed their total.
    const drawn = known.filter((part) => part.value > 0);
    const sum = drawn.reduce((all, part) => all + part.value, 0);
    const whole = total === null ? known.reduce((all, part) => all + part.value, 0) : amountOf(metrics[total], side);
    if (whole === null || known.length === 0) return [];
    const rest = whole - sum;
    return [
      {
        label: comparing ? (side === 'before' ? words.table.before : words.table.after) : words.composition.now,
        total: Math.max(whole, sum),
        parts: rest > 0 ? [...drawn, { label: words.composition.rest, value: rest, tone: 'rest' }] : drawn,
        excess: Math.max(0, -rest),
      },
    ];
  });
}

function processBlock(context: Context, process: ProcessEntry): readonly Block[] {
  const { words } = context;
  const bars = barsOf(context, 'process', process.metrics, processParts, null);
  const last = bars[bars.length - 1];
  const largest = [...(last?.parts ?? [])].sort((one, other) => other.value - one.value)[0];
  if (last === undefined || largest === undefined || last.total === 0) return [];
  const [name, share] = [processName(process), shareText(largest.value, last.total)];
  const title =
    largest.tone === 'swap' ? words.composition.swapTitle(name, share) : words.composition.processTitle(name, largest.label, share);
  return [block(context, { anchor: `composition-process-${slugOf(process.id)}`, title, bars, limits: [] })];
}

function cgroupBlock(context: Context, cgroup: CgroupEntry): readonly Block[] {
  const { words, analysis } = context;
  const bars = barsOf(context, 'cgroup', cgroup.metrics, cgroup.version === 1 && cgroup.path === '/' ? rootParts : cgroupParts, 'usage');
  const usage = amountOf(cgroup.metrics['usage'], 'after');
  if (bars.length === 0 || usage === null) return [];
  const effective = amountOf(cgroup.metrics['effectiveLimit'], 'after') ?? amountOf(cgroup.metrics['limit'], 'after');
  const title = words.composition.cgroupTitle(
    cgroupName(cgroup),
    amountText(usage, 'bytes'),
    effective === null ? null : amountText(effective, 'bytes'),
  );
  return [
    block(context, { anchor: `composition-cgroup-${slugOf(cgroup.id)}`, title, bars, limits: limitsOf(context, cgroup, analysis.cgroups) }),
  ];
}

/** Limits of the cgroup and of its ancestors, the lowest first: the others can't bind before them. */
function limitsOf(context: Context, cgroup: CgroupEntry, all: readonly CgroupEntry[]): CompositionBlock['limits'] {
  const limits: { label: string; value: number; hard: boolean }[] = [];
  const seen = new Set<string>();
  for (let at: CgroupEntry | undefined = cgroup; at !== undefined && !seen.has(at.id);) {
    seen.add(at.id);
    for (const metric of ['limit', 'high'] as const) {
      const value = amountOf(at.metrics[metric], 'after');
      if (value !== null)
        limits.push({ label: `${context.nameOf('cgroup', metric)} · ${cgroupName(at)}`, value, hard: metric === 'limit' });
    }
    const parent: string | null = at.parent;
    at = all.find((each) => each.id === parent);
  }
  return limits.sort((one, other) => one.value - other.value).slice(0, limitsShown);
}

function hostBlock(context: Context): readonly Block[] {
  const { words, analysis } = context;
  const tones: Readonly<Record<string, PartTone>> = {
    anonymous: 'anonymous',
    pageCache: 'file',
    shmem: 'shmem',
    free: 'free',
    slab: 'slab',
    kernelStack: 'kernel',
    pageTables: 'kernel',
    percpu: 'kernel',
    hugetlb: 'sock',
    swapCacheUnmapped: 'swap',
  };
  const metrics: Metrics = Object.fromEntries(analysis.host.accounting.map((part) => [part.code, part.pair]));
  const parts = analysis.host.accounting.map((part) => [part.code, tones[part.code] ?? 'rest'] as const);
  const bars = barsOf(context, 'host', metrics, parts, null);
  const total = amountOf(analysis.host.metrics['total'], 'after');
  const available = amountOf(analysis.host.metrics['available'], 'after');
  if (bars.length === 0 || total === null || available === null) return [];
  return [
    block(context, {
      anchor: 'composition-host',
      title: words.composition.hostTitle(amountText(available, 'bytes'), amountText(total, 'bytes')),
      bars,
      limits: [],
    }),
  ];
}

function block(
  context: Context,
  {
    anchor,
    title,
    bars,
    limits,
  }: { readonly anchor: string; readonly title: string; readonly bars: readonly Bar[]; readonly limits: CompositionBlock['limits'] },
): CompositionBlock {
  const { words, comparing } = context;
  const labels = [...new Set([...bars].reverse().flatMap((bar) => bar.parts.map((part) => part.label)))];
  const cell = (bar: Bar, label: string): Cell => ({
    valueType: 'bytes',
    value: bar.parts.find((part) => part.label === label)?.value ?? 0,
  });
  const rows: readonly Row[] = [
    ...labels.map((label) => ({ cells: [textCell(label), ...bars.map((bar) => cell(bar, label))] })),
    { cells: [textCell(words.table.total), ...bars.map((bar): Cell => ({ valueType: 'bytes', value: bar.total }))], tone: 'total' },
    ...limits.map((limit): Row => ({
      cells: [textCell(limit.label), ...bars.map((): Cell => ({ valueType: 'bytes', value: limit.value }))],
      tone: 'quiet',
    })),
  ];
  const table = makeTable(context, {
    anchor: `${anchor}-table`,
    caption: words.composition.parts(title),
    columns: [head(words.table.part), ...bars.map((bar) => numericHead(bar.label))],
    rows,
    folded: true,
  });
  const lag = bars.some((bar) => bar.excess > 0) ? [words.composition.lag] : [];
  return {
    type: 'composition',
    anchor: context.anchor(anchor),
    title,
    description: [
      comparing ? words.composition.text : words.composition.textSingle,
      ...(limits.length > 0 ? [words.composition.limits] : []),
      ...lag,
    ].join(context.language === 'en' ? ' ' : ''),
    bars: bars.map(({ label, total, parts }) => ({ label, total, parts })),
    limits,
    table,
  };
}
