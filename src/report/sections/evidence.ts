import type { EvidenceValue, ProcessEntry } from '../../contract/index.ts';
import type { Block, PreformattedBlock } from '../block.ts';
import type { Row } from '../table-block.ts';
import type { Context, SubjectKind } from '../context.ts';
import { placesOf } from '../citations.ts';
import { focusProcesses, rankFindings } from '../focus.ts';
import { processName } from '../names.ts';
import type { Section } from '../report.ts';
import { head, makeTable, nameCell, numericHead, textCell } from '../tables.ts';
import { excerptBlocks } from './excerpts.ts';
import { evidenceCell, evidenceName } from './findings.ts';

const processesShown = 3;

/** Where each cited number stands in the captures, and the address ranges of the mappings that changed. */
export function evidenceSection(context: Context): Section {
  const { words, analysis } = context;
  const [title = '', short = ''] = words.sections.evidence;
  const rows = rankFindings(analysis.findings).flatMap((finding) =>
    finding.evidence.flatMap((entry) =>
      (
        [
          ['before', entry.before],
          ['after', entry.after],
        ] as const
      ).flatMap(([side, value]) =>
        value === null ? [] : [rowOf(context, finding.title, finding.subject.kind, entry.metric, side, value)],
      ),
    ),
  );
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
  const columns = [head(table.file), numericHead(table.value), head(table.metric), head(table.sample), head(table.finding)];
  return makeTable(context, {
    anchor: 'evidence-table',
    caption: context.words.evidence.table,
    columns,
    rows,
    interactive: true,
    folded: true,
  });
}

function rowOf(context: Context, title: string, kind: string, metric: string, side: 'before' | 'after', value: EvidenceValue): Row {
  const subject: SubjectKind = kind === 'cgroup' || kind === 'host' || kind === 'mapping' ? kind : 'process';
  const unit =
    context.glossary(metric)?.unit ??
    [...context.analysis.processes, ...context.analysis.cgroups, context.analysis.host].find((each) => Object.hasOwn(each.metrics, metric))
      ?.metrics[metric]?.unit ??
    'bytes';
  const place = value.line === null ? value.file : `${value.file}:${String(value.line)}`;
  return {
    cells: [
      nameCell(place),
      evidenceCell(context, value, unit === 'bytes' || unit === 'usec' ? unit : 'count'),
      textCell(evidenceName(context, subject, metric)),
      textCell(sampleName(context, side, value.sample)),
      textCell(title),
    ],
  };
}

/** Of one sample the side says enough. */
function sampleName({ words, analysis }: Context, side: 'before' | 'after', sample: number): string {
  const samples = (side === 'before' ? analysis.before : analysis.after)?.samples ?? 1;
  return samples <= 1 ? words.cover[side] : `${words.cover[side]} #${String(sample)}`;
}

/** Changed mappings (all of them in a report) with their ranges, the kernel's own spelling. */
function ranges(context: Context, process: ProcessEntry): readonly PreformattedBlock[] {
  const { words, comparing, limits } = context;
  const mappings = comparing
    ? process.mappings.filter((mapping) => mapping.pairing.kind !== 'same' || (mapping.metrics['rss']?.delta ?? 0) !== 0)
    : process.mappings;
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
        context.labelOf(mapping.label),
      ]),
    ),
  );
  if (lines.length === 0) return [];
  const shown = lines.slice(0, limits.lines);
  const all = process.mappingSummary?.changedRanges ?? lines.length;
  return [
    {
      type: 'preformatted',
      caption: words.evidence.mappings(processName(process)),
      columns: [words.table.range, words.table.permissions, words.table.mapping],
      lines: shown,
      more: shown.length < all ? words.table.more(all - shown.length, all) : null,
    },
  ];
}
