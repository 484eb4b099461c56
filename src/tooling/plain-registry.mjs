// @ts-check
import { join } from 'node:path';
import { loadRegistry } from './load-registry.mjs';
import { root } from './root.mjs';

/** @typedef {Awaited<ReturnType<typeof loadRegistry>>} Registry */

/** @type {{ filter: RegExp, folder: string, write: (files: Registry) => string }[]} */
const tables = [
  { filter: /[\\/]src[\\/]explain[\\/]registry\.ts$/, folder: 'src/explain', write: writeExplained },
  { filter: /[\\/]src[\\/]capture[\\/]captured-files\.ts$/, folder: 'src/capture', write: writeCaptured },
];

/**
 * Puts tables of plain data in the place of src/explain/registry.ts and src/capture/captured-files.ts, made from the registry as it is
 * now: `memcase explain Pss` then loads neither parsers nor the words of other files, and a capture neither parsers nor metrics.
 * @param {typeof import('esbuild')} esbuild
 * @returns {import('esbuild').Plugin}
 */
export function plainRegistry(esbuild) {
  return {
    name: 'plain-registry',
    setup(build) {
      /** @type {Promise<Registry> | undefined} */
      let registry;
      for (const { filter, folder, write } of tables) {
        build.onLoad({ filter }, async () => ({
          contents: write(await (registry ??= loadRegistry(esbuild))),
          loader: 'js',
          resolveDir: join(root, folder),
        }));
      }
    },
  };
}

/**
 * @param {Registry} registry
 * @returns {string} a module with the exports of explain/registry.ts
 */
function writeExplained(registry) {
  const files = registry.map(({ id, scope, title, where, cost, capture, metrics }) => ({
    ...{ id, scope, title, where, cost, capture },
    fields: Object.entries(metrics).map(([key, { names = [], seenAs = [] }]) => ({ key, names, seenAs })),
  }));
  // Entries are parsed when somebody asks for them, file by file.
  const entries = registry.map(({ metrics }) => JSON.stringify(metrics));
  // A function that imports a file shows the file's name in its source.
  const words = registry.map(({ texts }) => `{ en: ${String(texts.en)}, zh: ${String(texts.zh)} }`);
  return [
    `const words = [${words.join(',\n')}];`,
    `const entries = ${JSON.stringify(entries)};`,
    `const files = JSON.parse(${JSON.stringify(JSON.stringify(files))});`,
    'export const explainedFiles = files.map((file, at) => ({ ...file, texts: words[at], get metrics() { return JSON.parse(entries[at]); } }));',
  ].join('\n');
}

/**
 * @param {Registry} registry
 * @returns {string} a module with the exports of capture/captured-files.ts
 */
function writeCaptured(registry) {
  const files = registry.map(({ id, scope, where, cost, capture, sensitive }) => ({ id, scope, where, cost, capture, sensitive }));
  return `export const capturedFiles = JSON.parse(${JSON.stringify(JSON.stringify(files))});`;
}
