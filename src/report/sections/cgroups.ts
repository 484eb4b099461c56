import type { CgroupEntry } from '../../contract/index.ts';
import type { Column, Row } from '../table-block.ts';
import type { Cell } from '../cell.ts';
import type { Context } from '../context.ts';
import { deltaCell, sideCell } from '../figures.ts';
import { focusCgroups } from '../focus.ts';
import { amountOf } from '../pair-amounts.ts';
import { cgroupName, shortenIds } from '../names.ts';
import type { Part, Section } from '../report.ts';
import { slugOf } from '../slug.ts';
import { head, makeTable, metricsTable, nameCell, numericHead, rowsOf, textCell } from '../tables.ts';

/** Deeper levels are not set in further. */
const deepest = 8;

/** The order in which a reader asks. */
export const cgroupOrder = [
  'usage',
  'peak',
  'limit',
  'effectiveLimit',
  'high',
  'low',
  'min',
  'swap',
  'swapLimit',
  'workingSet',
  'unreclaimable',
  'anonymous',
  'file',
  'shmem',
  'kernel',
  'slab',
  'sock',
  'oomKills',
  'limitHits',
  'swapLimitHits',
  'highEvents',
  'pressureSome',
  'pressureFull',
] as const;

/** Cgroups below their parents, with the limit that binds each and how far it is. */
export function cgroupsSection(context: Context): Section {
  const { words, analysis, limits } = context;
  const [title = '', short = ''] = words.sections.cgroups;
  if (analysis.cgroups.length === 0)
    return { id: 'cgroups', title, short, parts: [], blocks: [{ type: 'prose', paragraphs: [words.cgroups.none] }] };
  const focus = focusCgroups(analysis, context.ranked, limits.parts);
  const left = analysis.cgroups.length - focus.length;
  return {
    id: 'cgroups',
    title,
    short,
    blocks: [
      overview(context),
      ...(left > 0 && focus.length > 0 ? [{ type: 'prose', paragraphs: [words.cgroups.more(left)] } as const] : []),
    ],
    parts: focus.map((cgroup) => partOf(context, cgroup)),
  };
}

function overview(context: Context) {
  const { words, analysis, comparing } = context;
  const label = (metric: string) => ({ text: context.nameOf('cgroup', metric), metric: context.use('cgroup', metric) });
  const metric = (name: string): Column => ({ label: label(name), numeric: true });
  const columns: Column[] = [head(words.table.cgroup), metric('usage')];
  if (comparing) columns.push(numericHead(words.table.changeTogether(context.nameOf('cgroup', 'usage'))));
  columns.push(
    metric('effectiveLimit'),
    head(words.table.limitAt),
    metric('headroom'),
    metric('unreclaimable'),
    metric('limitHits'),
    ...(isSwapLimitHit(analysis.cgroups) ? [metric('swapLimitHits')] : []),
    metric('oomKills'),
  );
  return makeTable(context, {
    anchor: 'cgroups-table',
    caption: words.cgroups.overview,
    columns,
    rows: rowsOf(focusFirst(context, inTreeOrder(analysis.cgroups)), ({ cgroup, depth }) => overviewRow(context, cgroup, depth)),
    interactive: true,
  });
}

/** Where there is no room for all, those in focus and what is above them come before the others; each lot as the tree has it. */
function focusFirst(context: Context, tree: ReturnType<typeof inTreeOrder>): ReturnType<typeof inTreeOrder> {
  const { analysis, ranked, limits } = context;
  if (tree.length <= limits.rows) return tree;
  const wanted = new Set<string>();
  const above = new Map(analysis.cgroups.map((cgroup) => [cgroup.id, cgroup.parent]));
  for (const { id } of focusCgroups(analysis, ranked, limits.parts))
    for (let at: string | null = id; at !== null && !wanted.has(at); at = above.get(at) ?? null) wanted.add(at);
  const room = Math.max(0, limits.rows - wanted.size);
  const filling = new Set(
    tree
      .filter(({ cgroup }) => !wanted.has(cgroup.id))
      .slice(0, room)
      .map(({ cgroup }) => cgroup.id),
  );
  const isShown = ({ cgroup }: { readonly cgroup: CgroupEntry }): boolean => wanted.has(cgroup.id) || filling.has(cgroup.id);
  return [...tree.filter(isShown), ...tree.filter((each) => !isShown(each))];
}

function overviewRow(context: Context, cgroup: CgroupEntry, depth: number): Row {
  const { words, comparing } = context;
  const { metrics } = cgroup;
  const side = (metric: string): Cell => sideCell(context, 'cgroup', metric, metrics[metric], 'after');
  const event = (metric: string): Cell => (comparing ? deltaCell(context, 'cgroup', metric, metrics[metric]) : side(metric));
  const free = cgroup.headroom?.bytes ?? null;
  return {
    anchor: context.anchor(`cgroup-row-${slugOf(cgroup.id)}`),
    cells: [
      nameCell(`${'· '.repeat(Math.min(depth, deepest))}${lastComponent(cgroup.path)}`),
      side('usage'),
      ...(comparing ? [deltaCell(context, 'cgroup', 'usage', metrics['usage'])] : []),
      side('effectiveLimit'),
      limitedBy(context, cgroup),
      free === null ? { valueType: 'missing', reason: words.state.none } : { valueType: 'bytes', value: free },
      side('unreclaimable'),
      event('limitHits'),
      ...(isSwapLimitHit(context.analysis.cgroups) ? [event('swapLimitHits')] : []),
      event('oomKills'),
    ],
  };
}

/** Rare, but then it is the only counter that tells of a full cgroup of version 1. */
function isSwapLimitHit(cgroups: readonly CgroupEntry[]): boolean {
  return cgroups.some(({ metrics }) => (amountOf(metrics['swapLimitHits'], 'after') ?? 0) > 0);
}

function limitedBy(context: Context, cgroup: CgroupEntry): Cell {
  const { words } = context;
  if (cgroup.limitedBy === null) return { valueType: 'missing', reason: words.state.none };
  if (cgroup.limitedBy.id === cgroup.id) return textCell(words.cgroups.ownLimit);
  return nameCell(cgroup.limitedBy.id);
}

function partOf(context: Context, cgroup: CgroupEntry): Part {
  const { words } = context;
  const folder = folderOf(cgroup);
  return {
    anchor: context.anchor(`cgroup-${slugOf(cgroup.id)}`),
    title: cgroupName(cgroup),
    blocks: [
      {
        type: 'facts',
        facts: [
          { label: { text: words.table.cgroup }, value: nameCell(cgroup.path) },
          ...(folder === null ? [] : [{ label: { text: words.cgroups.folder }, value: nameCell(`${folder}/`) }]),
          { label: { text: words.cgroups.version }, value: textCell(`v${String(cgroup.version)}`) },
          { label: { text: words.table.limitAt }, value: limitedBy(context, cgroup) },
          ...(cgroup.headroom?.bytes === null || cgroup.headroom === null
            ? []
            : [
                {
                  label: { text: words.table.headroom, metric: context.use('cgroup', 'headroom') },
                  value: { valueType: 'bytes', value: cgroup.headroom.bytes } as const,
                },
              ]),
          ...(cgroup.container === null ? [] : [{ label: { text: words.processes.container }, value: nameCell(cgroup.container) }]),
        ],
      },
      metricsTable(context, {
        subject: 'cgroup',
        id: cgroup.id,
        metrics: cgroup.metrics,
        order: cgroupOrder,
        folder,
        caption: words.cgroups.numbers(cgroupName(cgroup)),
      }),
    ],
  };
}

/** Where the cgroup's own files stand in the capture, if its usage was read there. */
function folderOf({ metrics, path }: CgroupEntry): string | null {
  const at = metrics['usage']?.at?.after ?? metrics['usage']?.at?.before ?? null;
  const folder = at?.slice(0, at.lastIndexOf('/')) ?? null;
  return folder !== null && path !== '/' && folder.endsWith(path) ? folder : null;
}

/** Parents before children, children in the order of their names. */
export function inTreeOrder(cgroups: readonly CgroupEntry[]): readonly { readonly cgroup: CgroupEntry; readonly depth: number }[] {
  const ids = new Set(cgroups.map((cgroup) => cgroup.id));
  const children = new Map<string | null, CgroupEntry[]>();
  for (const cgroup of cgroups) {
    const parent = cgroup.parent !== null && ids.has(cgroup.parent) && cgroup.parent !== cgroup.id ? cgroup.parent : null;
    children.set(parent, [...(children.get(parent) ?? []), cgroup]);
  }
  const ordered: { cgroup: CgroupEntry; depth: number }[] = [];
  const visit = (parent: string | null, depth: number): void => {
    const group = (children.get(parent) ?? []).sort((one, other) => (one.path < other.path ? -1 : 1));
    children.delete(parent);
    for (const cgroup of group) {
      ordered.push({ cgroup, depth });
      visit(cgroup.id, depth + 1);
    }
  };
  visit(null, 0);
  return ordered;
}

function lastComponent(path: string): string {
  return shortenIds(path.slice(path.lastIndexOf('/') + 1)) || '/';
}
