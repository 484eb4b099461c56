import { createHash } from 'node:crypto';
import { wordsOf, type Block, type Report } from '../../report/index.ts';
import { SvgMarkup } from '../svg/index.ts';
import { makeVisible } from '../visible.ts';
import { blockView, type BlockView } from './block-view.ts';
import { pageTemplate } from './engine.ts';
import { OwnText } from './own-text.ts';
import { namePieces } from './rich.ts';
import type { ViewContext } from './view-context.ts';
import { loadTemplates } from './templates.ts';

export interface PageOptions {
  /** For print: everything open, no script, no navigation. */
  readonly paper: boolean;
  /** Style rules that follow ours: page size, running lines, fonts. */
  readonly extraStyle?: string;
  readonly nameLength: number;
  /** Lines at the end of the page. */
  readonly footer: readonly string[];
}

/** Parts of a section that stand open on a screen; paper has all open. */
const openParts = 2;

/** The report as one HTML file that asks nothing of the network. */
export function renderPage(report: Report, options: PageOptions): string {
  const words = wordsOf(report.language);
  const context: ViewContext = { words, paper: options.paper, nameLength: options.nameLength };
  const texts = loadTemplates();
  const { tokens, page, charts, screen, print } = texts.styles;
  const style = [
    tokens,
    page,
    charts,
    ...(options.paper ? [print] : [screen, `@media print {\n${print}\n}`]),
    options.extraStyle ?? '',
  ].join('\n');
  const script = options.paper ? null : texts.script;
  const signed = report.kind === 'diff';
  const views = (blocks: readonly Block[]): readonly BlockView[] => blocks.map((block) => blockView(block, context, signed));
  const view = {
    lang: report.language,
    title: report.title,
    heading: report.heading,
    overline: words.title[report.kind],
    severity: report.severity,
    csp: policyFor(style, script),
    style: new OwnText(style),
    script: script === null ? null : new OwnText(script),
    paper: options.paper,
    words: {
      skip: words.page.skip,
      contents: words.page.contents,
      theme: words.page.theme,
      themes: words.page.themes,
      filter: words.page.filter,
      sort: words.page.sort,
      copied: words.page.copied,
    },
    contents: report.sections.filter((section) => section.id !== 'cover').map((section) => ({ id: section.id, text: section.short })),
    cover: views(report.sections.find((section) => section.id === 'cover')?.blocks ?? []),
    sections: report.sections
      .filter((section) => section.id !== 'cover')
      .map((section) => ({
        id: section.id,
        title: section.title,
        blocks: views(section.blocks),
        parts: section.parts.map((part, index) => ({
          anchor: part.anchor,
          title: namePieces(part.title, false),
          folded: !options.paper && index >= openParts,
          blocks: views(part.blocks),
        })),
      })),
    footer: options.footer,
  };
  const html = pageTemplate()(visibleThroughout(view));
  // A browser prints a no-break space as a text of its own, at which readers of the tags lose the rest of the paragraph.
  return options.paper ? html.replaceAll('\u00a0', ' ') : html;
}

/** Nothing may be loaded; only this very style and script may act. */
function policyFor(style: string, script: string | null): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    ...(script === null ? [] : [`script-src ${hash(script)}`]),
    ...(style.includes('data:font/') ? ['font-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Every string of a view with hidden and reordering characters shown. Pictures did it for themselves; our own files stay as they are. */
function visibleThroughout(view: object): object {
  return Object.fromEntries(Object.entries(view).map(([key, value]: [string, unknown]) => [key, visibleValue(value)]));
}

function visibleValue(value: unknown): unknown {
  if (typeof value === 'string') return makeVisible(value);
  if (Array.isArray(value)) return value.map(visibleValue);
  if (value === null || typeof value !== 'object' || value instanceof SvgMarkup || value instanceof OwnText) return value;
  return visibleThroughout(value);
}
