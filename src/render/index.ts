import type { Analysis } from '../contract/index.ts';
import { html } from './html/index.ts';
import { json } from './json.ts';
import { markdown } from './markdown/index.ts';
import { pdf } from './pdf/index.ts';
import type { OutputFormat, Rendering, RenderOptions } from './rendering.ts';
import { text } from './text/index.ts';

/** Every output, in the order in which help lists them. html and pdf load their templates and browser only when asked. */
export const outputFormats: readonly OutputFormat[] = [text, markdown, json, html, pdf];

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

export { joinText } from './rendering.ts';
export type { OutputFormat, Rendering, RenderOptions } from './rendering.ts';
export { checkFormats, renderCheck, type CheckFormat } from './check/index.ts';
