import type { EvidenceEntry, FindingEntry, MappingEntry, ProcessEntry } from '../../contract/index.ts';
import type { Block, PreformattedBlock } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { Context } from '../context.ts';
import { placesOf } from '../citations.ts';
import { focusProcesses, rankFindings } from '../focus.ts';
import { processName } from '../names.ts';
import { changeSize, isBeyondNoise } from '../pair-amounts.ts';
import type { Section } from '../report.ts';
import { head, makeTable, nameCell, numericHead, textCell } from '../tables.ts';
import { excerptBlocks } from './excerpts.ts';
import { evidenceMetric, placesText } from './evidence-metric.ts';
import { evidenceCell } from './findings.ts';

const processesShown = 3;

/** Where each cited number stands in the captures, and the address ranges of the mappings that changed. */
export function evidenceSection(context: Context): Section {
  const { words, analysis } = context;
  const [title = '', short = ''] = words.sections.evidence;
  const rows = rankFindings(analysis.findings).flatMap((finding) => finding.evidence.map((entry) => rowOf(context, finding, entry)));
  const quoted = excerptBlocks(context);
  const blocks: Block[] =
    rows.length === 0
      ? [{ type: 'prose', paragraphs: [words.evidence.none] }]
      : [
          {
            type: 'prose',
            paragraphs: [
              words.evidence.lead,
              ...(quoted.length > 0 ? [words.evidence.quoted] : isQuotable(context) ? [words.evidence.notQuoted] : []),
            ],
          },
          evidenceRows(context, rows),
          ...quoted,
        ];
  for (const process of focusProcesses(analysis, context.ranked, processesShown)) blocks.push(...ranges(context, process));
  return { id: 'evidence', title, short, blocks, parts: [] };
}

/** Whether any finding cites a line that could stand here. */
function isQuotable({ analysis, excerpts }: Context): boolean {
  return excerpts.size === 0 && analysis.findings.some((finding) => placesOf(analysis, finding).length > 0);
}

function evidenceRows(context: Context, rows: readonly Row[]): Block {
  const { table } = context.words;
  const columns = [
    head(table.file),
    ...(context.comparing ? [numericHead(table.before)] : []),
    numericHead(context.comparing ? table.after : table.value),
    head(table.metric),
    ...(hasSamples(context) ? [head(table.sample)] : []),
    head(table.finding),
  ];
  return makeTable(context, {
    anchor: 'evidence-table',
    caption: context.words.evidence.table,
    columns,
    rows,
    interactive: true,
    folded: true,
  });
}

function rowOf(context: Context, finding: FindingEntry, entry: EvidenceEntry): Row {
  const { name, unit } = evidenceMetric(context, finding, entry);
  return {
    cells: [
      nameCell(placesText(context, entry)),
      ...(context.comparing ? [evidenceCell(context, entry.before, unit)] : []),
      evidenceCell(context, entry.after, unit),
      textCell(name),
      ...(hasSamples(context) ? [textCell(samplesText(entry))] : []),
      textCell(finding.title),
    ],
  };
}

function samplesText({ before, after }: EvidenceEntry): string {
  return [before, after].flatMap((side) => (side === null ? [] : [`#${String(side.sample)}`])).join(' → ');
}

/** Of one sample on each side the columns say enough. */
function hasSamples({ analysis }: Context): boolean {
  return [analysis.before, analysis.after].some((capture) => (capture?.samples ?? 1) > 1);
}

/** Changed mappings (all of them in a report) with their ranges, the kernel's own spelling. */
function ranges(context: Context, process: ProcessEntry): readonly PreformattedBlock[] {
  const { words, comparing, limits } = context;
  const mappings = comparing ? changedMappings(process) : process.mappings;
  const lines = mappings.flatMap((mapping) =>
    (
      [
        ['before', '-'],
        ['after', comparing ? '+' : ' '],
      ] as const
    ).flatMap(([side, sign]) =>
      mapping[side].map((place) => [
        `${sign} ${place.start.slice(2)}-${place.end.slice(2)}`,
        place.permissions,
        context.labelOf(side === 'before' ? earlierName(process, mapping.label) : mapping.label),
      ]),
    ),
  );
  if (lines.length === 0) return [];
  const shown = lines.slice(0, limits.lines);
  const all = Math.max(process.mappingSummary?.changedRanges ?? 0, lines.length);
  return [
    {
      type: 'preformatted',
      caption: words.evidence.mappings(processName(process)),
      columns: [words.table.range, words.table.permissions, words.table.mapping],
      lines: shown,
      more: shown.length < all ? words.evidence.moreRanges(all - shown.length, all) : null,
    },
  ];
}

/**
 * Mappings that came, went, moved or hold another amount, by their addresses; after a restart every address differs, so the largest change
 * comes first. The share of a page that others map too wavers and counts beyond noise only; after a fork it alone shows what was written.
 */
function changedMappings(process: ProcessEntry): readonly MappingEntry[] {
  const changed = process.mappings.filter((mapping) => mapping.pairing.kind !== 'same' || changeOf(mapping) > 0);
  return process.pairing.kind === 'same' ? changed : changed.sort((one, other) => changeOf(other) - changeOf(one));
}

/** The program of a process that was restarted from another file had that file's name before. */
function earlierName({ before, after }: ProcessEntry, label: string): string {
  if (before?.exe == null || after?.exe == null || !label.startsWith(after.exe)) return label;
  return `${before.exe}${label.slice(after.exe.length)}`;
}

function changeOf({ metrics }: MappingEntry): number {
  const share = isBeyondNoise(metrics['pss']) ? changeSize(metrics['pss']) : 0;
  return Math.max(share, ...['size', 'rss', 'swap'].map((metric) => changeSize(metrics[metric])));
}
