import type { Block, FindingItem, Section, Words } from '../../report/index.ts';
import { cellText, unreachable } from '../cell-text.ts';
import { alignColumns } from '../listing.ts';
import { clip, encodeTerminal, pad, widthOf, wrap, type Paint } from './paint.ts';
import { tableLines } from './table.ts';

export interface Terminal {
  readonly width: number;
  readonly words: Words;
  readonly paint: Paint;
}

/** A section with its heading. */
export function sectionLines(section: Section, terminal: Terminal): readonly string[] {
  const { paint } = terminal;
  return [
    '',
    paint.bold(section.title),
    paint.quiet('─'.repeat(Math.min(widthOf(section.title), terminal.width))),
    ...section.blocks.flatMap((block) => blockLines(block, terminal)),
    ...section.parts.flatMap((part) => [
      '',
      paint.bold(encodeTerminal(part.title)),
      ...part.blocks.flatMap((block) => blockLines(block, terminal)),
    ]),
  ];
}

/** A block as lines. Charts are their title and their table: a terminal has no better picture. */
export function blockLines(block: Block, terminal: Terminal): readonly string[] {
  const { width, words, paint } = terminal;
  switch (block.type) {
    case 'cover':
      return [
        ...factLines(block.facts, terminal),
        ...block.sides.flatMap((side) => [
          '',
          paint.bold(`${side.role}  ${encodeTerminal(clip(side.file, width - 12))}`),
          ...factLines(side.facts, terminal),
          `  ${side.badges.map((badge) => badge.text).join(' · ')}`,
        ]),
      ];
    case 'verdict':
      return verdictLines(block, terminal);
    case 'facts':
      return factLines(block.facts, terminal);
    case 'table':
      return ['', paint.bold(encodeTerminal(block.caption)), ...tableLines(block, width, words, paint)];
    case 'findings':
      return block.items.flatMap((item) => findingLines(item, terminal));
    case 'waterfall':
    case 'bars':
    case 'composition':
    case 'strip':
    case 'sparklines':
      return ['', ...wrap(encodeTerminal(block.title), width).map(paint.bold), ...tableLines(block.table, width, words, paint)];
    case 'prose':
      return ['', ...block.paragraphs.flatMap((paragraph) => wrap(encodeTerminal(paragraph), width))];
    case 'notes':
      return block.items.flatMap((item) => wrap(`${item.severityLabel}${words.page.colon}${encodeTerminal(item.text)}`, width - 2, '  '));
    case 'explanations':
      return block.items.flatMap((item) => [
        '',
        paint.bold(encodeTerminal(item.name)),
        ...wrap(encodeTerminal(item.meaning), width - 2, '  '),
        ...factLines([...item.facts, ...item.further], terminal),
        ...wrap(`${item.readFromLabel}${words.page.colon}${encodeTerminal(item.readFrom.join('; '))}`, width - 2, '  '),
      ]);
    case 'preformatted':
      return [
        '',
        paint.bold(encodeTerminal(block.caption)),
        ...alignColumns(block.lines, words, width).map((line) => `  ${clip(encodeTerminal(line), width - 2)}`),
        ...(block.more === null ? [] : [paint.quiet(block.more)]),
      ];
    default:
      return unreachable(block);
  }
}

function factLines(facts: Extract<Block, { type: 'facts' }>['facts'], { width, words }: Terminal): readonly string[] {
  const labels = Math.min(24, Math.max(0, ...facts.map((fact) => widthOf(fact.label.text))));
  return facts.flatMap((fact) => {
    const [first = '', ...rest] = wrap(encodeTerminal(cellText(fact.value, words, 400)), Math.max(20, width - labels - 4));
    return [`  ${pad(clip(fact.label.text, labels), labels)}  ${first}`, ...rest.map((line) => ' '.repeat(labels + 4) + line)];
  });
}

/** What happened, how sure, what to do. */
export function verdictLines(block: Extract<Block, { type: 'verdict' }>, { width, words, paint }: Terminal): readonly string[] {
  const [first = '', ...rest] = wrap(`${block.severityLabel}${words.page.colon}${encodeTerminal(block.headline)}`, width);
  const bullets = (texts: readonly string[], sign: string): readonly string[] =>
    texts.flatMap((text) => wrap(encodeTerminal(text), width - 4).map((line, at) => `${at === 0 ? `  ${sign} ` : '    '}${line}`));
  return [
    paint.severity(block.severity, first),
    ...rest.map((line) => paint.severity(block.severity, line)),
    ...block.lines.flatMap((line) => wrap(encodeTerminal(line), width)),
    '',
    paint.bold(block.sureTitle),
    ...bullets(block.sure, '-'),
    paint.bold(block.nextTitle),
    ...bullets(block.next, '>'),
  ];
}

function findingLines(item: FindingItem, terminal: Terminal): readonly string[] {
  const { width, words, paint } = terminal;
  return [
    '',
    ...wrap(`${item.severityLabel}${words.page.colon}${encodeTerminal(item.title)}`, width).map((line) =>
      paint.severity(item.severity, line),
    ),
    paint.quiet(
      clip(`  ${item.code} · ${encodeTerminal(item.subject.text)} · ${item.confidence.label} (${String(item.confidence.value)})`, width),
    ),
    ...wrap(encodeTerminal(item.text), width - 2, '  '),
    ...item.reasoning.flatMap((reason) => wrap(`- ${encodeTerminal(reason)}`, width - 4, '    ')),
    ...item.next.flatMap((step) => wrap(`> ${encodeTerminal(step)}`, width - 4, '    ')),
    ...(item.evidence === null ? [] : tableLines(item.evidence, width - 2, words, paint).map((line) => `  ${line}`)),
  ];
}
