// @ts-check
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * The registry of kernel files as it is in the sources now.
 * @param {typeof import('esbuild')} esbuild
 * @returns {Promise<typeof import('../kernel/index.ts').allKernelFiles>}
 */
export async function loadRegistry(esbuild) {
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
  return /** @type {typeof import('../kernel/index.ts')} */ (loaded).allKernelFiles;
}
