// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ cpuMs: number, wallMs: number, code: number, output: string, errors: string }} Cost
 * @typedef {{ folder: string, tools: Readonly<Record<string, string>> }} Workplace
 */

/** Without what this machine tells every Node to load: a bundle of certificates costs more than an empty Node, on both sides of a ratio. */
const environment = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: undefined, NODE_EXTRA_CA_CERTS: undefined };

/**
 * Runs a command and says what it and all that it started cost.
 * @param {Workplace} place
 * @param {readonly string[]} command
 * @returns {Promise<Cost>}
 */
export async function measure(place, command) {
  const result = join(place.folder, 'measured');
  const run = start(place, [place.tools['measure'] ?? '', result, ...command]);
  await run.ended;
  const [user, system, wall, code] = readFileSync(result, 'utf8').trim().split(' ').map(Number);
  return {
    cpuMs: ((user ?? 0) + (system ?? 0)) / 1000,
    wallMs: (wall ?? 0) / 1000,
    code: code ?? 127,
    output: readFileSync(run.output, 'utf8').slice(0, 4096),
    errors: readFileSync(run.errors, 'utf8').slice(-4096),
  };
}

/**
 * The greatest sum of PSS over the processes of a command, looked at every 20 ms. A run of its own: looking holds the command up.
 * @param {Workplace} place
 * @param {readonly string[]} command
 * @returns {Promise<number>} bytes
 */
export async function measurePeak(place, command) {
  const run = start(place, command);
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, sumPss(run.pid));
  }, 20);
  await run.ended;
  clearInterval(timer);
  return peak;
}

/**
 * @param {Workplace} place
 * @param {readonly string[]} command
 */
function start(place, [program = '', ...words]) {
  const output = join(place.folder, 'stdout');
  const errors = join(place.folder, 'stderr');
  const [out, error] = [openSync(output, 'w'), openSync(errors, 'w')];
  const child = spawn(program, words, { stdio: ['ignore', out, error], cwd: place.folder, env: environment });
  closeSync(out);
  closeSync(error);
  /** @type {Promise<void>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  return { pid: child.pid ?? 0, ended, output, errors };
}

/**
 * @param {number} pid
 * @returns {number} bytes
 */
function sumPss(pid) {
  try {
    const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0) * 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);
    return children.reduce((sum, child) => sum + sumPss(child), own);
  } catch {
    return 0;
  }
}
