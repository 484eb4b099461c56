// @ts-check
import { join } from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { checkPackage } from './check-package.mjs';
import { checkSizes } from './check-sizes.mjs';
import { checkWords } from './check-words.mjs';
import { root } from './root.mjs';
import { runQuietly } from './spawn.mjs';

/** @typedef {{ ok: boolean, detail?: string, output: string }} Outcome */

/** @typedef {{ name: string, run: () => Outcome | Promise<Outcome> }} Step */

/**
 * @param {string} path in node_modules
 * @param {readonly string[]} args
 * @returns {() => Promise<Outcome>}
 */
const tool = (path, args) => async () => {
  const { code, output } = await runQuietly(process.execPath, [join(root, 'node_modules', path), ...args]);
  return { ok: code === 0, output };
};

const tsc = 'typescript/bin/tsc';

/**
 * Cheap first; the build before the types, since examples and tests import `memcase` as its users do.
 * @type {readonly Step[]}
 */
const steps = [
  { name: 'sizes', run: checkSizes },
  { name: 'words', run: checkWords },
  {
    name: 'layers',
    run: tool('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', 'src']),
  },
  { name: 'format', run: tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']) },
  { name: 'build', run: async () => ({ ok: await buildIfNeeded(), output: '' }) },
  { name: 'types-pure', run: tool(tsc, ['-p', 'tsconfig.pure.json']) },
  { name: 'types', run: tool(tsc, ['-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', '.build/types.tsbuildinfo']) },
  { name: 'dead-code', run: tool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'dead-code-in-production', run: tool('knip/bin/knip.js', ['--no-progress', '--production']) },
  { name: 'lint', run: tool('eslint/bin/eslint.js', ['--max-warnings', '0', '.']) },
  { name: 'package', run: checkPackage },
];

/**
 * Run the steps, or those named, and say in a line each how it went. Every step runs, whatever became of the others.
 * @param {readonly string[]} names
 * @returns {Promise<number>} exit code
 */
async function check(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    console.error(`no such step: ${unknown.join(', ')}; there are ${steps.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  /** @type {string[]} */
  const failed = [];
  for (const { name, run } of steps.filter((step) => names.length === 0 || names.includes(step.name))) {
    const startedAt = Date.now();
    const { ok, detail = '', output } = await runStep(run);
    if (!ok) {
      failed.push(name);
      if (output.trim() !== '') console.log(output.trim());
    }
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1).padStart(5);
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}${detail === '' ? '' : `: ${detail}`}`);
  }
  console.log(failed.length === 0 ? 'all in order' : `failed: ${failed.join(', ')}; one alone: npm run check -- ${failed[0] ?? ''}`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * @param {Step['run']} run
 * @returns {Promise<Outcome>}
 */
async function runStep(run) {
  try {
    return await run();
  } catch (error) {
    return { ok: false, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.exitCode = await check(process.argv.slice(2));
