// @ts-check
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { gatherLicences } from './licences.mjs';
import { pastDoors } from './past-doors.mjs';
import { plainRegistry } from './plain-registry.mjs';
import { root } from './root.mjs';

/** Loaded from node_modules at run time: large, optional, or in need of their own files on disk. */
const external = ['puppeteer-core', 'puppeteer', '@sparticuz/chromium', '@fontsource/*', 'zx'];

/**
 * Bundle the command line with its small dependencies, one chunk per dynamic import, so that a command loads only what it uses.
 * Everything lies in one folder two levels below the package: `../../templates/` means the same from here as from src/render/.
 * @param {string} folder where to write
 * @returns {Promise<string | undefined>} what went wrong, ready to print
 */
export async function bundleCommandLine(folder) {
  const esbuild = await import('esbuild');
  try {
    const result = await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['src/cli/main.ts'],
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external,
      entryNames: '[name]',
      chunkNames: '[name]-[hash]',
      // Bundled CommonJS packages ask for node: modules by require().
      banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
      legalComments: 'none',
      metafile: true,
      logLevel: 'silent',
      plugins: [plainRegistry(esbuild), pastDoors()],
    });
    makeExecutable(join(folder, 'main.js'));
    writeFileSync(join(folder, 'THIRD-PARTY.txt'), gatherLicences(Object.keys(result.metafile.inputs)));
    return undefined;
  } catch (error) {
    const { errors } = /** @type {Partial<import('esbuild').BuildFailure>} */ (error);
    if (errors === undefined) throw error;
    return (await esbuild.formatMessages(errors, { kind: 'error', color: isatty(2) })).join('');
  } finally {
    await esbuild.stop();
  }
}

/** @param {string} path */
function makeExecutable(path) {
  const text = readFileSync(path, 'utf8');
  if (!text.startsWith('#!')) writeFileSync(path, `#!/usr/bin/env node\n${text}`);
  chmodSync(path, 0o755);
}
