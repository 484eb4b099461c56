import { readdirSync, readFileSync } from 'node:fs';

/** The texts in templates/: the only files that rendering reads. */
export interface TemplateTexts {
  readonly page: string;
  /** By block type, and a few that those share. */
  readonly partials: ReadonlyMap<string, string>;
  readonly styles: {
    readonly tokens: string;
    readonly page: string;
    readonly charts: string;
    readonly screen: string;
    readonly print: string;
  };
  readonly script: string;
}

/** Bundled, this stands in dist/cli; as a library and in a checkout one folder deeper. The nearer first: a package beside ours may be called templates. */
const candidates = ['../../templates/', '../../../templates/'] as const;
let loaded: TemplateTexts | undefined;

/** Reads templates/ once. */
export function loadTemplates(): TemplateTexts {
  loaded ??= readTemplates(findFolder());
  return loaded;
}

function findFolder(): URL {
  for (const candidate of candidates) {
    const folder = new URL(candidate, import.meta.url);
    try {
      readFileSync(new URL('report.hbs', folder));
      return folder;
    } catch {
      continue;
    }
  }
  throw new Error('templates/report.hbs is not beside the package');
}

/** A style sheet without what only its author reads: each page carries a copy. */
function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/\n\s*/gu, '\n')
    .replace(/([:;,{])[ \n]+/gu, '$1')
    .replace(/;?\n?\}\n?/gu, '}')
    .trim();
}

function readTemplates(folder: URL): TemplateTexts {
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  const style = (name: string): string => squeeze(read(`styles/${name}.css`));
  const partials = readdirSync(new URL('partials/', folder))
    .filter((name) => name.endsWith('.hbs'))
    .sort();
  return {
    page: read('report.hbs'),
    partials: new Map(partials.map((name) => [name.slice(0, -'.hbs'.length), read(`partials/${name}`).trimEnd()])),
    styles: {
      tokens: style('tokens'),
      page: style('page'),
      charts: style('charts'),
      screen: style('screen'),
      print: style('print'),
    },
    script: read('script.js'),
  };
}
