// @ts-check
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Puts a table of plain data in the place of src/explain/registry.ts, made from the registry as it is now: `memcase explain Pss` then
 * loads neither parsers nor the words of other files.
 * @param {typeof import('esbuild')} esbuild
 * @returns {import('esbuild').Plugin}
 */
export function explainedRegistry(esbuild) {
  return {
    name: 'explained-registry',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/]explain[\\/]registry\.ts$/ }, async () => ({
        contents: await writeTable(esbuild),
        loader: 'js',
        resolveDir: join(root, 'src/explain'),
      }));
    },
  };
}

/**
 * @param {typeof import('esbuild')} esbuild
 * @returns {Promise<string>} a module with the exports of registry.ts
 */
async function writeTable(esbuild) {
  /** @type {import('esbuild').Plugin} */
  const wordsStayOutside = {
    name: 'words-stay-outside',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
        kind === 'dynamic-import' ? { path: join(resolveDir, path), external: true } : undefined,
      );
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(root, 'src/kernel/index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    plugins: [wordsStayOutside],
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  /** @type {unknown} */
  const loaded = await import(`data:text/javascript;base64,${source}`);
  const { allKernelFiles } = /** @type {typeof import('../kernel/index.ts')} */ (loaded);
  const files = allKernelFiles.map(({ id, scope, title, where, cost, capture, metrics }) => ({
    ...{ id, scope, title, where, cost, capture },
    fields: Object.entries(metrics).map(([key, { names = [], seenAs = [] }]) => ({ key, names, seenAs })),
  }));
  // Entries are parsed when somebody asks for them, file by file.
  const entries = allKernelFiles.map(({ metrics }) => JSON.stringify(metrics));
  // A function that imports a file shows the file's name in its source.
  const words = allKernelFiles.map(({ texts }) => `{ en: ${String(texts.en)}, zh: ${String(texts.zh)} }`);
  return [
    `const words = [${words.join(',\n')}];`,
    `const entries = ${JSON.stringify(entries)};`,
    `const files = JSON.parse(${JSON.stringify(JSON.stringify(files))});`,
    'export const explainedFiles = files.map((file, at) => ({ ...file, texts: words[at], get metrics() { return JSON.parse(entries[at]); } }));',
  ].join('\n');
}
