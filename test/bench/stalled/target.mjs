// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** @typedef {{ begun: number, whole: number, mapping: number, unmapping: number }} Operation microseconds, on the monotonic clock */

/**
 * Starts the target that operates and notes how long each operation took.
 * @param {string} program
 * @param {readonly string[]} words
 */
export async function startTarget(program, words) {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const ended = new Promise((resolve) => child.on('close', resolve));
  return {
    pid: child.pid ?? 0,
    begin: () => void child.stdin.write('begin\n'),
    /** @returns {Promise<readonly Operation[]>} of the window that ends */
    end: async () => {
      child.stdin.write('end\n');
      const count = Number((await lines.next()).value);
      /** @type {Operation[]} */
      const operations = [];
      for (let at = 0; at < count; at += 1) {
        const [begun = 0, whole = 0, mapping = 0, unmapping = 0] = String((await lines.next()).value)
          .split(' ')
          .map(Number);
        operations.push({ begun, whole, mapping, unmapping });
      }
      return operations;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
