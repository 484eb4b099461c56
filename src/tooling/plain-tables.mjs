// @ts-check
import { join } from 'node:path';
import { readJson } from './read-json.mjs';
import { root } from './root.mjs';

/** The folder of plain data beside the bundle, written by write-metrics.mjs. */
export const metricsFolder = 'metrics';

const reading = `
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
const read = (path) => JSON.parse(readFileSync(join(import.meta.dirname, '${metricsFolder}', path), 'utf8'));`;

/**
 * Modules whose place plain data takes: explaining a metric then loads neither parsers nor the words of other files, and a capture
 * neither parsers nor metrics. What is read as JSON costs a tenth of what a module of the same size costs.
 * @type {readonly { source: string, write: (sources: import('./load-sources.mjs').Sources) => string }[]}
 */
const tables = [
  {
    source: 'src/explain/registry.ts',
    write: () => `${reading}
const kept = new Map();
const keep = (path) => kept.get(path) ?? kept.set(path, read(path)).get(path);
const textsOf = (folder, language) => async () => ({ texts: keep(join(folder, language + '.json')) });
export const explainedFiles = read('files.json').map(({ folder, ...file }) => ({
  ...file,
  get fields() { return keep(join(folder, 'fields.json')); },
  get metrics() { return keep(join(folder, 'metrics.json')); },
  texts: { en: textsOf(folder, 'en'), zh: textsOf(folder, 'zh') },
}));`,
  },
  { source: 'src/explain/claims/index.ts', write: () => `${reading}\nexport const claims = read('claims.json');` },
  {
    source: 'src/report/metric-words.ts',
    write: () => `${reading}\nexport const loadMetricWords = async (language) => new Map(read(join('analysis', language + '.json')));`,
  },
  { source: 'src/capture/captured-files.ts', write: writeCaptured },
  {
    source: 'src/cli/version.ts',
    write: () =>
      `export const version = ${JSON.stringify(/** @type {{ version: string }} */ (readJson(join(root, 'package.json'))).version)};`,
  },
];

/**
 * @param {import('./load-sources.mjs').Sources} sources
 * @returns {import('esbuild').Plugin}
 */
export function plainTables(sources) {
  return {
    name: 'plain-tables',
    setup(build) {
      for (const { source, write } of tables) {
        const path = join(root, source);
        build.onLoad({ filter: /\.ts$/ }, (module) =>
          module.path === path ? { contents: write(sources), loader: 'js', resolveDir: root } : undefined,
        );
      }
    },
  };
}

/** @param {import('./load-sources.mjs').Sources} sources */
function writeCaptured({ allKernelFiles }) {
  const files = allKernelFiles.map(({ id, scope, where, cost, capture, oneRecord, sensitive }) => ({
    ...{ id, scope, where, cost, capture },
    ...{ oneRecord, sensitive },
  }));
  return `export const capturedFiles = JSON.parse(${JSON.stringify(JSON.stringify(files))});`;
}
