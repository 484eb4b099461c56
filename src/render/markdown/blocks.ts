import type { Block, Cell, FindingItem, TableBlock, Words } from '../../report/index.ts';
import { cellText, cutName, directionOf, isCaptured, unreachable } from '../cell-text.ts';
import { alignColumns } from '../listing.ts';
import { encodeFence, encodeMarkdown, encodeName, encodeSentence } from './encode.ts';

const nameLength = 120;
const listingLength = 180;

/** A block as lines of Markdown. Charts are their title and their table. */
export function blockLines(block: Block, words: Words): readonly string[] {
  switch (block.type) {
    case 'cover':
      return coverLines(block, words);
    case 'verdict':
      return verdictLines(block, words);
    case 'facts':
      return [
        ...block.facts.map((fact) => `- ${encodeMarkdown(fact.label.text)}${words.page.colon}${encodeCell(fact.value, words, false)}`),
        '',
      ];
    case 'table':
      return [`**${encodeMarkdown(block.caption)}**`, '', ...tableLines(block, words), ''];
    case 'findings':
      return block.items.flatMap((item) => findingLines(item, words));
    case 'waterfall':
    case 'bars':
    case 'composition':
    case 'sparklines':
      return [`**${encodeMarkdown(block.title)}**`, '', ...tableLines(block.table, words), ''];
    // A list of address ranges says little without its picture, and the raw evidence has the ranges that changed.
    case 'strip':
      return [];
    case 'prose':
      return block.paragraphs.flatMap((paragraph) => [encodeSentence(paragraph), '']);
    case 'notes':
      return [...block.items.map((item) => `- **${item.severityLabel}**${words.page.colon}${encodeSentence(item.text)}`), ''];
    case 'explanations':
      return block.items.flatMap((item) => [
        `- **${encodeMarkdown(item.name)}**${words.page.colon}${encodeMarkdown(item.meaning)}`,
        ...[...item.facts, ...item.further].map(
          (fact) => `  - ${fact.label.text}${words.page.colon}${encodeCell(fact.value, words, false)}`,
        ),
      ]);
    case 'preformatted':
      return [
        `**${encodeMarkdown(block.caption)}**`,
        '',
        ...encodeFence(alignColumns(block.lines, words, listingLength)),
        ...(block.more === null ? [] : ['', block.more]),
        '',
      ];
    default:
      return unreachable(block);
  }
}

/** A cell: what was captured as code, what we say as text. */
export function encodeCell(cell: Cell, words: Words, inTable: boolean): string {
  if (cell.valueType === 'names') return cell.values.map((name) => encodeName(cutName(name, words, nameLength), inTable)).join(', ');
  if (cell.valueType === 'missing') return `*${encodeMarkdown(cellText(cell, words))}*`;
  if (cell.valueType === 'source')
    return (
      [cell.source, cell.at]
        .filter((part) => part !== null && part !== '')
        .map((part) => encodeName(part ?? '', inTable))
        .join(' ') + (cell.markLabel === null ? '' : ` (${cell.markLabel})`)
    );
  const text = cellText(cell, words, nameLength);
  if (isCaptured(cell)) return encodeName(text, inTable);
  if (cell.valueType === 'text') return encodeSentence(text);
  const direction = directionOf(cell);
  return direction === 'up' || direction === 'down' ? `**${encodeMarkdown(text)}**` : encodeMarkdown(text);
}

function tableLines(table: TableBlock, words: Words): readonly string[] {
  if (table.rows.length === 0) return [];
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(table.columns.map((column) => encodeMarkdown(column.label.text))),
    row(table.columns.map((column) => (column.numeric ? '--:' : '---'))),
    ...table.rows.map((each) => row(each.cells.map((cell) => encodeCell(cell, words, true)))),
    ...(table.more === null ? [] : ['', table.more]),
  ];
}

function coverLines(block: Extract<Block, { type: 'cover' }>, words: Words): readonly string[] {
  const facts = block.facts.map((fact) => `${fact.label.text} ${encodeCell(fact.value, words, false)}`).join(' · ');
  const sides = block.sides.map((side) => {
    const parts = side.facts.map((fact) =>
      fact.value.valueType === 'time' ? cellText(fact.value, words) : `${fact.label.text} ${encodeCell(fact.value, words, false)}`,
    );
    return `- **${side.role}** ${[encodeName(cutName(side.file, words, nameLength), false), ...parts, ...side.badges.map((badge) => encodeMarkdown(badge.text))].join(' · ')}`;
  });
  return [facts, '', ...sides, ''];
}

/** What happened, how sure, what to do. */
export function verdictLines(block: Extract<Block, { type: 'verdict' }>, words: Words): readonly string[] {
  return [
    `> **${block.severityLabel}${words.page.colon}${encodeSentence(block.headline)}**`,
    ...block.lines.flatMap((line) => ['>', `> ${encodeSentence(line)}`]),
    '',
    `**${block.sureTitle}**`,
    '',
    ...block.sure.map((line) => `- ${encodeSentence(line)}`),
    '',
    `**${block.nextTitle}**`,
    '',
    ...block.next.map((line) => `- ${encodeSentence(line)}`),
    '',
  ];
}

function findingLines(item: FindingItem, words: Words): readonly string[] {
  const details = [
    ...item.reasoning.map((reason) => `- ${encodeSentence(reason)}`),
    '',
    ...(item.evidence === null ? [] : tableLines(item.evidence, words)),
  ];
  return [
    `- **${item.severityLabel}${words.page.colon}${encodeMarkdown(item.title)}** (\`${item.code}\`, ${item.confidence.label})`,
    '',
    `  ${encodeSentence(item.text)}`,
    ...item.next.flatMap((step) => ['', `  ${item.nextTitle}${words.page.colon}${encodeSentence(step)}`]),
    '',
    ...(item.reasoning.length === 0 && item.evidence === null
      ? []
      : [
          `  <details><summary>${item.reasoningTitle}</summary>`,
          '',
          ...details.map((line) => (line === '' ? '' : `  ${line}`)),
          '',
          '  </details>',
          '',
        ]),
  ];
}
