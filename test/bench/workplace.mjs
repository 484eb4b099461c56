// @ts-check
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = fileURLToPath(new URL('.', import.meta.url));
export const memcase = [process.execPath, fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))];

const sources = {
  measure: 'yardstick/measure.c',
  'read-files': 'yardstick/read-files.c',
  'smaps-sum': 'yardstick/smaps-sum.c',
  mappings: 'load/mappings.c',
  'stalled-target': 'load/stalled-target.c',
};

/**
 * A folder for everything a run makes, with the C programs in it; gone when the process ends.
 * @returns {import('./measure.mjs').Workplace | null} null where there is no C compiler
 */
export function prepareWorkplace() {
  const compiler = ['cc', 'gcc', 'clang'].find((name) => isInstalled(name));
  if (compiler === undefined) return null;
  const folder = mkdtempSync(join(process.env['MEMCASE_BENCH_FOLDER'] ?? tmpdir(), 'memcase-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  /** @type {Record<string, string>} */
  const tools = {};
  for (const [name, source] of Object.entries(sources)) {
    const program = join(folder, name);
    const { status, stderr } = spawnSync(compiler, ['-O2', '-pthread', '-o', program, join(here, source)], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${source} does not compile: ${stderr}`);
    tools[name] = program;
  }
  return { folder, tools };
}

/** @param {string} program */
export function isInstalled(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/**
 * @param {string} script run by sh in the work folder
 * @param {string} folder
 */
export function shell(script, folder) {
  const { status, stderr, stdout } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return stdout;
}
