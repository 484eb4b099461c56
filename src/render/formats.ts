import type { Analysis } from '../contract/index.ts';
import { json } from './json.ts';
import type { OutputFormat, Rendering, RenderOptions } from './rendering.ts';

/** Every output, in the order in which help lists them. Each loads what it needs, templates and browser above all, when it is asked for. */
export const outputFormats: readonly OutputFormat[] = [
  { id: 'text', extension: '.txt', render: async (...asked) => (await import('./text/index.ts')).text.render(...asked) },
  { id: 'md', extension: '.md', render: async (...asked) => (await import('./markdown/index.ts')).markdown.render(...asked) },
  json,
  { id: 'html', extension: '.html', render: async (...asked) => (await import('./html/index.ts')).html.render(...asked) },
  { id: 'pdf', extension: '.pdf', render: async (...asked) => (await import('./pdf/index.ts')).pdf.render(...asked) },
];

/**
 * Renders an analysis.
 *
 * @throws MemcaseError with exit 8 when a PDF can't be made; nothing else that is foreseen
 */
export async function render(format: OutputFormat['id'], analysis: Analysis, options: RenderOptions = {}): Promise<Rendering> {
  const found = outputFormats.find((each) => each.id === format);
  if (found === undefined) throw new Error(`no output format ${format}`);
  return found.render(analysis, options);
}
