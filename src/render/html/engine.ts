import Handlebars from 'handlebars';
import { SvgMarkup } from '../svg/index.ts';
import { OwnText } from './own-text.ts';
import { loadTemplates, type TemplateTexts } from './templates.ts';

/** Fills the page template with a view. */
export type PageTemplate = (view: object) => string;

let ready: PageTemplate | undefined;

/** The page template of templates/, compiled once. */
export function pageTemplate(): PageTemplate {
  ready ??= compileTemplates(loadTemplates());
  return ready;
}

/**
 * Compiles templates. Escaping can't be switched off: a template that tries by a triple brace or an ampersand is refused,
 * a missing name throws, and the only ways to put markup in are {@link SvgMarkup} and {@link OwnText}.
 */
export function compileTemplates(texts: Pick<TemplateTexts, 'page' | 'partials'>): PageTemplate {
  const engine = Handlebars.create();
  engine.registerHelper('svg', (value: unknown) => {
    if (value instanceof SvgMarkup) return new engine.SafeString(value.toString());
    throw new TypeError('{{svg}} takes a picture made by src/render/svg');
  });
  engine.registerHelper('own', (value: unknown) => {
    if (value instanceof OwnText) return new engine.SafeString(value.toString());
    throw new TypeError('{{own}} takes a style or script of templates/');
  });
  const options: CompileOptions = { strict: true, knownHelpersOnly: true, knownHelpers: { svg: true, own: true }, preventIndent: true };
  for (const [name, text] of texts.partials) engine.registerPartial(name, engine.compile(refuseRaw(name, text), options));
  const page = engine.compile(refuseRaw('report', texts.page), options);
  return (view) => page(view);
}

function refuseRaw(name: string, text: string): string {
  if (/\{\{\{|\{\{~?&/u.test(text)) throw new Error(`template ${name} switches escaping off`);
  return text;
}
