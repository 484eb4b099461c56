// @ts-check
import { root } from './root.mjs';

/**
 * @typedef {{
 *   allKernelFiles: typeof import('../kernel/index.ts').allKernelFiles,
 *   explainedFiles: typeof import('../explain/registry.ts').explainedFiles,
 *   claims: typeof import('../explain/index.ts').claims,
 *   loadMetricWords: typeof import('../report/metric-words.ts').loadMetricWords,
 * }} Sources
 */

/**
 * What the sources know of metrics, as they are now.
 * @param {typeof import('esbuild')} esbuild
 * @returns {Promise<Sources>}
 */
export async function loadSources(esbuild) {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `
        export { allKernelFiles } from './src/kernel/index.ts';
        export { explainedFiles } from './src/explain/registry.ts';
        export { claims } from './src/explain/claims/index.ts';
        export { loadMetricWords } from './src/report/metric-words.ts';`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  /** @type {unknown} */
  const loaded = await import(`data:text/javascript;base64,${source}`);
  return /** @type {Sources} */ (loaded);
}
