// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { isInstalled } from './workplace.mjs';

/** About 97,000 mappings, 87 MB of text: few giants, some ordinary programs, many small ones. */
const anonymous = [1_000, 10_000, 60_000];
const fileMappings = 10_000;
const ordinary = [
  { program: 'sleep', words: ['36000'], count: 250 },
  { program: 'python3', words: ['-c', 'import json, time; time.sleep(36000)'], count: 40 },
  { program: process.execPath, words: ['-e', 'setTimeout(() => undefined, 36000000)'], count: 10 },
];

/**
 * Starts the processes that the captures are taken of. They end with this process.
 * @param {import('./measure.mjs').Workplace} place
 * @returns {Promise<{ pids: readonly number[], stop: () => void }>}
 */
export async function startLoad(place) {
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const stop = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.on('exit', stop);
  const giants = [
    ...anonymous.map((count) => ['anonymous', String(count)]),
    ['file', String(fileMappings), join(place.folder, 'mapped-file')],
  ];
  await Promise.all(giants.map((words) => startReady(place.tools['mappings'] ?? '', words, children)));
  for (const { program, words, count } of ordinary) {
    if (!isInstalled(program)) continue;
    for (let i = 0; i < count; i += 1) children.push(spawn(program, words, { stdio: 'ignore' }));
  }
  // Interpreters take their time until they sleep.
  await new Promise((resolve) => setTimeout(resolve, 5000));
  return { pids: children.flatMap(({ pid }) => (pid === undefined ? [] : [pid])), stop };
}

/**
 * @param {string} program
 * @param {readonly string[]} words
 * @param {import('node:child_process').ChildProcess[]} children
 * @returns {Promise<number>} its pid, when it stands
 */
export function startReady(program, words, children) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child.pid ?? 0));
    child.once('exit', (code) => reject(new Error(`${program} ${words.join(' ')} ended with ${code}`)));
  });
}
