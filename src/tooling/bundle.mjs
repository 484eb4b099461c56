// @ts-check
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isatty } from 'node:tty';
import { asCommonJs, moduleUrl } from './as-common-js.mjs';
import { compileAhead, loadedWith } from './compile-ahead.mjs';
import { gatherLicences } from './licences.mjs';
import { loadSources } from './load-sources.mjs';
import { pastDoors } from './past-doors.mjs';
import { metricsFolder, plainTables } from './plain-tables.mjs';
import { root } from './root.mjs';
import { writeAnswers } from './write-answers.mjs';
import { writeMetrics } from './write-metrics.mjs';

/** Loaded from node_modules at run time: large, optional, or in need of their own files on disk. */
const external = ['puppeteer-core', 'puppeteer', '@sparticuz/chromium', '@fontsource/*', 'zx'];

/**
 * Bundle the command line with its small dependencies. Everything lies in one folder two levels below the package: `../../templates/`
 * means the same from here as from src/render/.
 * @param {string} folder where to write
 * @returns {Promise<string | undefined>} what went wrong, ready to print
 */
export async function bundleCommandLine(folder) {
  const esbuild = await import('esbuild');
  try {
    const sources = await loadSources(esbuild);
    /** @satisfies {import('esbuild').BuildOptions} */
    const common = {
      absWorkingDir: root,
      outdir: folder,
      bundle: true,
      platform: 'node',
      target: 'node20',
      legalComments: 'none',
      metafile: true,
      logLevel: 'silent',
    };
    const plain = plainTables(sources);
    const chunks = await esbuild.build({ ...common, ...program, write: false, plugins: [plain, pastDoors()] });
    mkdirSync(folder, { recursive: true });
    for (const { path, text } of chunks.outputFiles) writeFileSync(path, asCommonJs(text));
    const started = await esbuild.build({ ...common, ...entry, plugins: [programApart, plain, pastDoors()] });
    await esbuild.build({ ...common, ...reader });
    compileAhead(folder, [...loadedWith(chunks.metafile, startedOften), 'reader.cjs']);
    makeExecutable(join(folder, 'main.js'));
    // The package is one of modules; what ends in .js in this folder is none.
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'commonjs' }));
    writeFileSync(
      join(folder, 'THIRD-PARTY.txt'),
      gatherLicences([chunks, started].flatMap(({ metafile }) => Object.keys(metafile.inputs))),
    );
    await writeMetrics(join(folder, metricsFolder), sources);
    writeAnswers(folder);
    return undefined;
  } catch (error) {
    const { errors } = /** @type {Partial<import('esbuild').BuildFailure>} */ (error);
    if (errors === undefined) throw error;
    return (await esbuild.formatMessages(errors, { kind: 'error', color: isatty(2) })).join('');
  } finally {
    await esbuild.stop();
  }
}

/**
 * The program: one chunk per dynamic import, so that a command loads only what it uses. esbuild splits modules only; each is made
 * into CommonJS afterwards.
 * @satisfies {import('esbuild').BuildOptions}
 */
const program = {
  entryPoints: ['src/cli/program.ts'],
  splitting: true,
  format: 'esm',
  external,
  chunkNames: '[name]-[hash]',
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': moduleUrl },
};

/** What is compiled beforehand, with all that it loads. Of what writes pages, most is library code that no page needs: it gains nothing. */
const startedOften = [
  'src/cli/program.ts',
  ...['capture', 'analysis'].map((command) => `src/cli/commands/run-${command}.ts`),
  ...['index.ts', 'text/index.ts'].map((door) => `src/render/${door}`),
];

/**
 * What is started: answers what is asked most often by itself, and loads the program for everything else.
 * @satisfies {import('esbuild').BuildOptions}
 */
const entry = {
  entryPoints: ['src/cli/main.ts'],
  format: 'cjs',
  define: { 'import.meta.dirname': '__dirname' },
  supported: { 'dynamic-import': false },
};

/**
 * The process that reads the kernel's files, and what starts it: under the name by which the program's code knows it.
 * @satisfies {import('esbuild').BuildOptions}
 */
const reader = {
  entryPoints: { reader: 'src/capture/reader-child.cjs', 'reader-child': 'src/tooling/load-reader.cjs' },
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
};

/** @type {import('esbuild').Plugin} */
const programApart = {
  name: 'program-apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/program\.ts$/ }, () => ({ path: join(root, 'src/tooling/load-program.cjs') }));
  },
};

/** @param {string} path */
function makeExecutable(path) {
  const text = readFileSync(path, 'utf8');
  if (!text.startsWith('#!')) writeFileSync(path, `#!/usr/bin/env node\n${text}`);
  chmodSync(path, 0o755);
}
