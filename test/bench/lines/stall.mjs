// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../median.mjs';
import { drawTable } from '../table.mjs';
import { isInstalled, memcase } from '../workplace.mjs';
import { startTarget } from '../stalled/target.mjs';
import { watchReader } from '../stalled/watch-reader.mjs';

const quietMs = 3000;
/** A window with fewer operations says nothing about one in a hundred. */
const fewest = 100;

/**
 * @typedef {import('../stalled/target.mjs').Operation} Operation
 * @typedef {{ name: string, command: readonly string[] }} Reader
 * @typedef {{ quiet: readonly Operation[], read: readonly Operation[], run: readonly Operation[] }} Round
 */

/**
 * What being read does to a target: its operations while its smaps is open in a reader, and during the reader's whole run, against those
 * of the quiet window just before.
 * @param {import('../measure.mjs').Workplace} place
 * @param {number} rounds
 */
export async function benchStall(place, rounds) {
  const large = availableBytes() > 12 * 2 ** 30 ? 8 : 2;
  const targets = [
    { name: '60,000 mappings', words: ['anonymous', '60000'], busy: 0 },
    { name: `one mapping of ${large} GiB, base pages`, words: ['large', String(large * 2 ** 30)], busy: 0 },
    { name: '60,000 mappings, two busy processes', words: ['anonymous', '60000'], busy: 2 },
  ];
  const rows = [];
  for (const { name, words, busy } of targets) {
    const others = Array.from({ length: busy }, () => spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' }));
    const target = await startTarget(place.tools['stalled-target'] ?? '', words);
    try {
      for (const reader of readersOf(target.pid, busy === 0 && words[0] === 'large'))
        rows.push([name, ...(await measureReader(target, reader, rounds))]);
    } finally {
      for (const other of others) other.kill('SIGKILL');
      await target.stop();
    }
  }
  const head = [
    'target',
    'reader',
    'operations',
    'p99 us',
    'times quiet',
    'longest us',
    'longest quiet',
    'mmap p99',
    'munmap p99',
    'whole run',
  ];
  return drawTable(head, rows);
}

/**
 * @param {number} pid
 * @param {boolean} isLarge whether the guard may leave it out
 * @returns {readonly Reader[]}
 */
function readersOf(pid, isLarge) {
  // Not quiet: what the guard left out is said on standard error.
  const capture = [...memcase, 'capture', '--pid', String(pid), '-o', '-'];
  return [
    { name: 'memcase capture', command: capture },
    ...(isLarge ? [{ name: 'memcase capture --max-stall 10s', command: [...capture, '--max-stall', '10s'] }] : []),
    { name: 'memcase capture --allow-stall', command: [...capture, '--allow-stall'] },
    { name: 'cat smaps, five times', command: ['sh', '-c', `for n in 1 2 3 4 5; do cat /proc/${pid}/smaps; done`] },
    ...(isInstalled('smem') ? [{ name: 'smem', command: ['smem'] }] : []),
  ];
}

/**
 * @param {Awaited<ReturnType<typeof startTarget>>} target
 * @param {Reader} reader
 * @param {number} rounds
 * @returns {Promise<string[]>} cells
 */
async function measureReader(target, reader, rounds) {
  /** @type {Round[]} */
  const all = [];
  let left = '';
  for (let round = 0; round < rounds; round += 1) {
    target.begin();
    await sleep(quietMs);
    const quiet = await target.end();
    target.begin();
    const watched = await watchReader(target.pid, reader.command);
    const run = await target.end();
    if (watched.left !== '') left = watched.left;
    const overlaps = (/** @type {Operation} */ { begun, whole }) =>
      watched.open.some(({ from, to }) => begun <= to && begun + whole >= from);
    // Where smaps was left out, what is left of the reading is what counts.
    all.push({ quiet, run, read: watched.left === '' ? run.filter(overlaps) : run });
  }
  const name = left === '' ? reader.name : `${reader.name} (${left})`;
  const read = all.filter((round) => round.read.length >= fewest);
  const count = median(all.map((round) => round.read.length)).toFixed(0);
  const longest = Math.max(0, ...all.flatMap((round) => round.read.map(({ whole }) => whole)));
  const longestQuiet = Math.max(0, ...all.flatMap(({ quiet }) => quiet.map(({ whole }) => whole)));
  const wholeRun = ratioOf(all.map(({ run, quiet }) => p99(run, 'whole') / p99(quiet, 'whole')));
  const few = [count, 'too few', '', String(longest), String(longestQuiet), '', '', wholeRun];
  if (read.length === 0) return [name, ...few];
  const middle = (/** @type {'whole' | 'mapping' | 'unmapping'} */ part) => median(read.map((round) => p99(round.read, part))).toFixed(0);
  const times = ratioOf(read.map((round) => p99(round.read, 'whole') / p99(round.quiet, 'whole')));
  return [name, count, middle('whole'), times, String(longest), String(longestQuiet), middle('mapping'), middle('unmapping'), wholeRun];
}

/** @param {readonly number[]} ratios */
function ratioOf(ratios) {
  return `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
}

/**
 * @param {readonly Operation[]} operations
 * @param {'whole' | 'mapping' | 'unmapping'} part
 */
function p99(operations, part) {
  const sorted = operations.map((operation) => operation[part]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN;
}

function availableBytes() {
  return Number(/^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'latin1'))?.[1] ?? 0) * 1024;
}
