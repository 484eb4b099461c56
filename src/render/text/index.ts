import type { Analysis } from '../../contract/index.ts';
import { buildReport, textLimits, wordsOf, type Block, type FindingItem, type Report } from '../../report/index.ts';
import type { OutputFormat, RenderOptions } from '../rendering.ts';
import { glossaryFor } from '../glossary-for.ts';
import { cellText } from '../cell-text.ts';
import { sectionLines, verdictLines, type Terminal } from './blocks.ts';
import { clip, encodeTerminal, paintFor, pad, widthOf, wrap } from './paint.ts';
import { tableLines } from './table.ts';

const defaultWidth = 100;
const findingsShown = 6;
const moversShown = 6;

/** The terminal: one screen with verdict, movers and findings; `full` prints every section. */
export const text: OutputFormat = {
  id: 'text',
  extension: '.txt',
  render: async (analysis, options) => {
    const language = options.language ?? analysis.language;
    const terminal: Terminal = {
      width: Math.max(40, options.width ?? defaultWidth),
      words: wordsOf(language),
      paint: paintFor(options.color === true),
    };
    const glossary = options.full === true ? { glossary: await glossaryFor(analysis, options) } : {};
    const report = buildReport(analysis, { language, limits: textLimits, excerpts: options.excerpts ?? [], ...glossary });
    const lines = options.full === true ? fullLines(report, terminal) : screenLines(analysis, report, terminal, options);
    return { chunks: lines.map((line) => `${line}\n`), notes: [] };
  },
};

function fullLines(report: Report, terminal: Terminal): readonly string[] {
  return [
    terminal.paint.bold(encodeTerminal(report.title)),
    encodeTerminal(report.heading),
    ...report.sections.flatMap((section) => sectionLines(section, terminal)),
  ];
}

function screenLines(analysis: Analysis, report: Report, terminal: Terminal, options: RenderOptions): readonly string[] {
  const { words, paint, width } = terminal;
  const exitCode = String(analysis.exit.code);
  const exitLabel = (options.language ?? analysis.language) === 'en' ? `exit ${exitCode}: ` : `退出码 ${exitCode}：`;
  const blocks = report.sections.flatMap((section) => section.blocks);
  const verdict = blocks.find((block) => block.type === 'verdict');
  const movers = blocks.find((block) => block.type === 'bars');
  const findings = blocks.flatMap((block) => (block.type === 'findings' ? block.items : []));
  return [
    paint.bold(clip(encodeTerminal(report.running.subject), width)),
    ...blocks.flatMap((block) => (block.type === 'cover' ? coverLines(block, terminal) : [])),
    '',
    ...(verdict === undefined ? [] : verdictLines(verdict, terminal)),
    ...(movers === undefined || movers.table.rows.length === 0
      ? []
      : [
          '',
          paint.bold(movers.table.caption),
          ...tableLines({ ...movers.table, rows: movers.table.rows.slice(0, moversShown), more: null }, width, words, paint),
        ]),
    ...(findings.length === 0 ? [] : ['', paint.bold(words.sections.findings[0] ?? ''), ...findingLines(findings, terminal)]),
    ...(analysis.exit.reasons.length === 0
      ? []
      : ['', ...analysis.exit.reasons.slice(0, 3).map((reason) => paint.quiet(clip(encodeTerminal(`${exitLabel}${reason}`), width)))]),
    ...(options.full === true ? [] : ['', paint.quiet(words.page.full)]),
  ];
}

function coverLines(cover: Extract<Block, { type: 'cover' }>, { words, paint, width }: Terminal): readonly string[] {
  const labels = Math.max(...cover.sides.map((side) => widthOf(side.role))) + 2;
  return cover.sides.flatMap((side) => {
    const facts = side.facts.map((fact) =>
      fact.value.valueType === 'digest' ? fact.value.value.slice(0, 12) : cellText(fact.value, words, 40),
    );
    const [first = '', ...rest] = wrap(
      encodeTerminal([...facts, ...side.badges.map((badge) => badge.text)].join(' · ')),
      width - labels - 1,
    );
    return [`${pad(side.role, labels)} ${first}`, ...rest.map((line) => `${' '.repeat(labels)} ${line}`)].map(paint.quiet);
  });
}

function findingLines(findings: readonly FindingItem[], { words, paint, width }: Terminal): readonly string[] {
  const lines = findings
    .slice(0, findingsShown)
    .map((item) => paint.severity(item.severity, clip(`  ${item.severityLabel}${words.page.colon}${encodeTerminal(item.title)}`, width)));
  const left = findings.length - findingsShown;
  return left > 0 ? [...lines, paint.quiet(`  ${words.changes.others(left)}`)] : lines;
}
