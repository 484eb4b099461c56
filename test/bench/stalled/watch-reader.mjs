// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ from: number, to: number }} Span microseconds, on the monotonic clock */

/**
 * Runs a reader and notes when one of its processes had the target's smaps open.
 * @param {number} target pid
 * @param {readonly string[]} command
 * @returns {Promise<{ open: readonly Span[], left: string }>} `left`: why smaps was left out, where it was
 */
export async function watchReader(target, [program = '', ...words]) {
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => (errors += chunk.toString('latin1')));
  const state = { ended: false };
  child.on('close', () => (state.ended = true));
  /** @type {Span[]} */
  const open = [];
  let from = 0;
  while (!state.ended) {
    const isOpen = holdsOpen(child.pid ?? 0, `/proc/${target}/smaps`);
    if (isOpen && from === 0) from = now();
    if (!isOpen && from !== 0) {
      open.push({ from, to: now() });
      from = 0;
    }
    await sleep(1);
  }
  if (from !== 0) open.push({ from, to: now() });
  const degraded = /^left out: \S*smaps: (.*)$/mu.exec(errors)?.[1];
  return {
    open,
    left: degraded === undefined ? '' : `degraded: ${/--max-(?:stall|walk)|priority|quota/u.exec(degraded)?.[0] ?? degraded}`,
  };
}

function now() {
  return Number(process.hrtime.bigint() / 1000n);
}

/**
 * @param {number} pid
 * @param {string} path
 * @returns {boolean}
 */
function holdsOpen(pid, path) {
  try {
    for (const name of readdirSync(`/proc/${pid}/fd`)) {
      try {
        if (readlinkSync(`/proc/${pid}/fd/${name}`) === path) return true;
      } catch {
        // Closed since it was listed.
      }
    }
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean);
    return children.some((child) => holdsOpen(Number(child), path));
  } catch {
    return false;
  }
}
