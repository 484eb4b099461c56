// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';

/** @typedef {NodeJS.Signals} Signal */

/** @type {readonly Signal[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Run a program of this checkout in the foreground; signals go to it, its exit code comes back (128 + n when signal n ended it).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ stdio?: import('node:child_process').StdioOptions, shell?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function runForeground(command, args, { stdio = 'inherit', shell = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, shell, env });
    /** @param {Signal} signal */
    const passOn = (signal) => {
      // A terminal sends Ctrl-C to the whole foreground group; passed on as well, the child would see it twice.
      if (signal === 'SIGINT' && (process.stdin.isTTY || process.stderr.isTTY)) return;
      child.kill(signal);
    };
    for (const signal of passedOn) process.on(signal, passOn);
    const done = () => {
      for (const signal of passedOn) process.off(signal, passOn);
    };
    child.once('error', (error) => {
      done();
      reject(error);
    });
    child.once('close', (code, signal) => {
      done();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * Run a program of this checkout and keep what it printed, both streams in order of arrival.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, shell?: boolean, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function runQuietly(command, args, { cwd = root, shell = false, env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, shell, env, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {string[]} */
    const output = [];
    /** @type {string[]} */
    const stdout = [];
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output.push(text);
      stdout.push(text);
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => output.push(text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), output: output.join(''), stdout: stdout.join('') });
    });
  });
}
