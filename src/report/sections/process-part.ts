import type { MappingGroup, ProcessEntry } from '../../contract/index.ts';
import { sayPairingReason } from '../../diff/index.ts';
import { formatBytes } from '../../units/index.ts';
import type { Block, Fact } from '../block.ts';
import type { Context } from '../context.ts';
import { countCell, sideCells } from '../figures.ts';
import { amountOf, isBeyondNoise } from '../pair-amounts.ts';
import { mainMetric } from '../focus.ts';
import { isLeftOut } from '../left-out.ts';
import { amountText, baseName, deltaText, identityOf, processName, shorten, shortenIds } from '../names.ts';
import type { Part } from '../report.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, metricsTable, nameCell, rowsOf, textCell } from '../tables.ts';
import { stripBlock } from './strip.ts';

const processOrder = [
  'rss',
  'anonymous',
  'file',
  'shmem',
  'pss',
  'pssAnonymous',
  'pssFile',
  'pssShmem',
  'uss',
  'swap',
  'swapPss',
  'anonymousHuge',
  'lazyFree',
  'hugetlb',
  'locked',
  'peakRss',
  'virtual',
  'peakVirtual',
  'pageTables',
  'threads',
  'mappings',
  'minorFaults',
  'majorFaults',
  'oomScore',
  'oomScoreAdj',
] as const;
const labelLength = 40;

/** One process: who it is, its numbers, its mappings and its address space. */
export function processPart(context: Context, process: ProcessEntry): Part {
  const { words } = context;
  return {
    anchor: context.anchor(`process-${slugOf(process.id)}`),
    title: processName(process),
    blocks: [
      { type: 'facts', facts: identityFacts(context, process) },
      metricsTable(context, {
        subject: 'process',
        id: process.id,
        metrics: process.metrics,
        order: processOrder,
        caption: words.processes.numbers(processName(process)),
      }),
      ...mappingBlocks(context, process),
      ...stripBlock(context, process),
      ...(process.mappingsLeftOut > 0 ? [{ type: 'prose', paragraphs: [words.processes.leftOut(process.mappingsLeftOut)] } as const] : []),
    ],
  };
}

function identityFacts(context: Context, process: ProcessEntry): readonly Fact[] {
  const { processes } = context.words;
  const identity = identityOf(process);
  if (identity === null) return [];
  const facts: Fact[] = [];
  const add = (label: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') facts.push({ label: { text: label }, value: nameCell(value) });
  };
  add(processes.executable, changed(process.before?.exe, process.after?.exe));
  add(processes.commandLine, identity.argv?.join(' '));
  add(context.words.table.unit, identity.unit);
  add(processes.cgroup, movedTo(process.before?.cgroup, process.after?.cgroup));
  add(processes.container, identity.container);
  add(processes.pod, identity.pod);
  add(processes.user, identity.uid === null ? null : String(identity.uid));
  add(processes.runtimes, identity.runtimes?.join(context.words.page.comma));
  if (context.comparing) {
    facts.push({ label: { text: context.words.table.pairing }, value: textCell(context.words.pairing[process.pairing.kind]) });
    add(
      processes.reasons,
      process.pairing.kind === 'same'
        ? null
        : process.pairing.reasons.map((reason) => sayPairingReason(reason, context.language)).join(context.words.page.comma),
    );
  }
  const headroom = process.headroom?.bytes;
  if (headroom !== undefined && headroom !== null)
    facts.push({
      label: { text: processes.headroom, metric: context.use('cgroup', 'headroom') },
      value: nameCell([formatBytes(headroom), ...placeOf(context, process.headroom?.cgroup ?? null)].join(' · ')),
    });
  return facts;
}

/** Whose limit it is; above all cgroups stands the host. */
function placeOf({ words }: Context, cgroup: string | null): readonly string[] {
  if (cgroup === null) return [];
  return [cgroup === 'host' ? words.host.host : cgroup];
}

/** A cgroup and, behind an arrow, the one that the process moved to: of that only what differs, below the folder that both lie in. */
function movedTo(before: string | null | undefined, after: string | null | undefined): string | null {
  const [one, other] = [before, after].map((path) => shortenIds(path ?? ''));
  if (one === undefined || other === undefined || one === '' || other === '' || one === other) return changed(before, after);
  const parent = one.slice(0, one.lastIndexOf('/') + 1);
  return `${one} → ${parent.length > 1 && other.startsWith(parent) ? `…/${other.slice(parent.length)}` : other}`;
}

function changed(before: string | null | undefined, after: string | null | undefined): string | null {
  if (before === null || before === undefined) return after ?? null;
  return after === null || after === undefined || after === before ? before : `${before} → ${after}`;
}

function mappingBlocks(context: Context, process: ProcessEntry): readonly Block[] {
  const { words, comparing, limits } = context;
  const metric = mainMetric(process);
  const groups = context.groupsOf(process, metric);
  if (groups.length === 0) return [];
  const shown = (['rss', 'pss'] as const).filter((each) => groups.some((group) => group.metrics[each] !== undefined));
  const rows = rowsOf(groups, (group) => ({
    cells: [
      nameCell(group.label),
      textCell(words.kinds[group.kind]),
      countCell(group.count, comparing),
      ...shown.flatMap((each) => sideCells(context, 'mapping', each, group.metrics[each]).slice(comparing ? 1 : 0)),
      ...sideCells(context, 'mapping', 'swap', group.metrics['swap']).slice(-1),
    ],
    ...(isBeyondNoise(group.metrics[metric]) || group.count.before !== group.count.after || !comparing ? {} : { tone: 'quiet' }),
  }));
  const label = (name: string) => ({ text: context.nameOf('mapping', name), metric: context.use('mapping', name) });
  const columns = [
    head(words.table.mapping),
    head(words.table.kind),
    { label: { text: words.table.count }, numeric: true },
    ...shown.flatMap((each) => [
      { label: label(each), numeric: true },
      ...(comparing ? [{ label: { text: words.table.changeTogether(context.nameOf('mapping', each)) }, numeric: true }] : []),
    ]),
    comparing
      ? {
          label: { text: words.table.changeTogether(context.nameOf('mapping', 'swap')), metric: context.use('mapping', 'swap') },
          numeric: true,
        }
      : { label: label('swap'), numeric: true },
  ];
  const anchor = `mappings-${slugOf(process.id)}`;
  const table = makeTable(context, {
    anchor: `${anchor}-table`,
    caption: words.processes.mappingGroups(processName(process)),
    columns,
    rows,
    interactive: true,
  });
  const items = groups
    .map((group) => ({
      label: shorten(baseName(group.label), labelLength),
      delta: comparing ? (group.metrics[metric]?.delta ?? 0) : (amountOf(group.metrics[metric], 'after') ?? 0),
      noise: comparing ? (group.metrics[metric]?.noise ?? null) : null,
    }))
    .filter((item) => item.delta !== 0)
    .slice(0, limits.bars);
  if (items.length === 0) return [table];
  return [
    {
      type: 'bars',
      anchor: context.anchor(anchor),
      title: mappingTitle(context, process, groups[0], metric),
      description: words.sentences([
        comparing ? words.processes.mappingText : words.processes.mappingLargestText,
        ...(isLeftOut(context.analysis, process) ? [words.processes.mappingsTooLow] : []),
      ]),
      items,
      table,
    },
  ];
}

function mappingTitle(context: Context, process: ProcessEntry, first: MappingGroup | undefined, metric: 'pss' | 'rss'): string {
  const { processes } = context.words;
  const name = processName(process);
  const pair = first?.metrics[metric];
  if (first === undefined || pair === undefined) return processes.mappingQuiet(name);
  const label = shorten(baseName(first.label), labelLength);
  if (!context.comparing) return processes.mappingLargest(name, label, amountText(amountOf(pair, 'after') ?? 0, 'bytes'));
  return isBeyondNoise(pair)
    ? processes.mappingTitle(name, label, `${context.nameOf('mapping', metric)} ${deltaText(pair.delta ?? 0, 'bytes')}`)
    : processes.mappingQuiet(name);
}
