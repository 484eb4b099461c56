import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../analyze.ts';
import type { Language } from '../contract/index.ts';
import { open } from '../open.ts';
import { quoteLines } from '../quote.ts';
import { outputFormats, render } from '../render/index.ts';
import { citationsOf } from '../report/index.ts';

const snapshots = fileURLToPath(new URL('../../snapshots/', import.meta.url));
const gallery = join(process.cwd(), 'gallery');
const languages: readonly Language[] = ['en', 'zh-CN'];

/** Renders one pair in both languages and every format; the names of the files that were written. */
async function renderPair(name: string): Promise<readonly string[]> {
  const input = (file: string) => ({ kind: 'path', path: join(snapshots, name, file) }) as const;
  const side = async (file: string) => ({ capture: await open(input(file)), sample: null });
  const [before, after] = [await side('before.tar.gz'), await side('after.tar.gz')];
  const cited = citationsOf(analyze(before, after));
  const quote = async (which: 'before' | 'after') =>
    quoteLines(
      input(`${which}.tar.gz`),
      cited.filter((citation) => citation.side === which),
    );
  const excerpts = [...(await quote('before')), ...(await quote('after'))];
  const written: string[] = [];
  for (const language of languages) {
    const analysis = analyze(before, after, { language });
    for (const { id, extension } of outputFormats) {
      const file = `${name}-${language}${extension}`;
      try {
        const { chunks } = await render(id, analysis, { full: true, excerpts });
        writeFileSync(join(gallery, file), Buffer.concat([...chunks].map((chunk) => Buffer.from(chunk))));
        written.push(file);
      } catch (error) {
        process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
  return written;
}

function page(pairs: readonly (readonly [string, readonly string[]])[]): string {
  const sizeOf = (file: string): string => `${String(Math.ceil(statSync(join(gallery, file)).size / 1024))} KiB`;
  const link = (file: string): string => `<li><a href="${encodeURIComponent(file)}">${file}</a> ${sizeOf(file)}</li>`;
  const frame = (file: string): string =>
    `<iframe src="${encodeURIComponent(file)}" title="${file}" loading="lazy"${file.endsWith('.html') ? ' sandbox' : ''}></iframe>`;
  const shown = (files: readonly string[]): readonly string[] => files.filter((file) => /\.(?:html|pdf)$/u.test(file));
  const sections = pairs.map(
    ([name, files]) =>
      `<section><h2>${name}</h2><ul>${files.map(link).join('')}</ul><div>${shown(files).map(frame).join('')}</div></section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>memcase gallery</title><style>body{font:16px/1.6 system-ui;margin:2rem;padding:0}ul{columns:2;max-width:60rem}div{display:grid;grid-template-columns:repeat(auto-fill,minmax(24rem,1fr));gap:1rem}iframe{width:100%;height:80vh;border:1px solid #999}</style><h1>Every sample report, both languages, all formats</h1>${sections.join('')}</html>\n`;
}

mkdirSync(gallery, { recursive: true });
const names = readdirSync(snapshots, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const pairs: (readonly [string, readonly string[]])[] = [];
for (const name of names.sort()) pairs.push([name, await renderPair(name)]);
writeFileSync(join(gallery, 'index.html'), page(pairs));
process.stdout.write(`${join(gallery, 'index.html')}\n`);
