// @ts-check
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../median.mjs';
import { drawTable } from '../table.mjs';
import { isInstalled, memcase } from '../workplace.mjs';

const quietMs = 1500;
/** A window with fewer operations says nothing about one in a hundred. */
const fewest = 100;

/**
 * @typedef {{ samples: number, whole: number, longest: number, mapping: number, unmapping: number }} Window microseconds; p99 but for the longest
 * @typedef {{ name: string, command: readonly string[] }} Reader
 */

/**
 * What being read does to a target: the p99 of its operation while its smaps is read over that of the quiet window just before.
 * @param {import('../measure.mjs').Workplace} place
 * @param {number} rounds
 */
export async function benchStall(place, rounds) {
  const large = availableBytes() > 16 * 2 ** 30 ? 8 : 2;
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
      for (const reader of readersOf(target.pid)) rows.push([name, ...(await measureReader(target, reader, rounds))]);
    } finally {
      for (const other of others) other.kill('SIGKILL');
      await target.stop();
    }
  }
  return drawTable(['target', 'reader', 'p99 us', 'times quiet', 'longest us', 'mmap p99 us', 'munmap p99 us', 'windows'], rows);
}

/**
 * @param {number} pid
 * @returns {readonly Reader[]}
 */
function readersOf(pid) {
  const capture = [...memcase, 'capture', '--pid', String(pid), '-q', '-o', '-'];
  return [
    { name: 'memcase capture', command: capture },
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
  /** @type {Window[]} */
  const read = [];
  /** @type {number[]} */
  const ratios = [];
  let degraded = '';
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    target.begin();
    await sleep(quietMs);
    const quiet = await target.end();
    const { window, left } = await watchReader(target, reader.command);
    if (left !== '') degraded = left;
    if (window === null) continue;
    longest = Math.max(longest, window.longest);
    if (window.samples < fewest) continue;
    read.push(window);
    ratios.push(window.whole / quiet.whole);
  }
  const name = degraded === '' ? reader.name : `${reader.name} (degraded)`;
  if (read.length === 0)
    return [name, longest === 0 ? 'smaps not read' : 'too short to say', '', longest === 0 ? '' : String(longest), '', '', '0'];
  const middle = (/** @type {(window: Window) => number} */ pick) => median(read.map(pick)).toFixed(0);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  return [
    name,
    middle(({ whole }) => whole),
    `${median(ratios).toFixed(2)} (${spread})`,
    String(longest),
    middle(({ mapping }) => mapping),
    middle(({ unmapping }) => unmapping),
    String(read.length),
  ];
}

/**
 * Runs a reader and has the target count only while one of the reader's processes has the target's smaps open.
 * @param {Awaited<ReturnType<typeof startTarget>>} target
 * @param {readonly string[]} command
 */
async function watchReader(target, [program = '', ...words]) {
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (/** @type {Buffer} */ chunk) => (errors += chunk.toString('latin1')));
  const state = { ended: false };
  child.on('close', () => (state.ended = true));
  /** @type {Window | null} */
  let window = null;
  let isOpen = false;
  while (!state.ended) {
    const nowOpen = holdsOpen(child.pid ?? 0, `/proc/${target.pid}/smaps`);
    if (nowOpen && !isOpen) target.begin();
    if (!nowOpen && isOpen) {
      const ended = await target.end();
      if (window === null || ended.samples > window.samples) window = ended;
    }
    isOpen = nowOpen;
    await sleep(2);
  }
  if (isOpen) window ??= await target.end();
  return { window, left: errors.split('\n').find((line) => line.startsWith('left out:') && line.includes('smaps')) ?? '' };
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

/**
 * @param {string} program
 * @param {readonly string[]} words
 */
async function startTarget(program, words) {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  const ended = new Promise((resolve) => child.on('close', resolve));
  return {
    pid: child.pid ?? 0,
    begin: () => void child.stdin.write('begin\n'),
    /** @returns {Promise<Window>} */
    end: async () => {
      child.stdin.write('end\n');
      const { value } = await lines.next();
      const [samples = 0, whole = 0, longest = 0, mapping = 0, , unmapping = 0] = String(value).split(' ').map(Number);
      return { samples, whole, longest, mapping, unmapping };
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function availableBytes() {
  return Number(/^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'latin1'))?.[1] ?? 0) * 1024;
}
