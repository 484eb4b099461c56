// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const mostLines = 400;

/**
 * One idea a file: a file that outgrows the budget holds two.
 * @returns {import('./check.mjs').Outcome}
 */
export function checkSizes() {
  const sizes = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|[cm]js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(root.length), lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const tooLong = sizes.filter(({ lines }) => lines > mostLines);
  return {
    ok: tooLong.length === 0,
    detail: `median ${linesAt(sizes, 0.5)} lines, nine of ten below ${linesAt(sizes, 0.9)}, longest ${linesAt(sizes, 1)}`,
    output: tooLong.map(({ path, lines }) => `${path} has ${lines} lines, the budget is ${mostLines}: split it by idea`).join('\n'),
  };
}

/**
 * @param {readonly { lines: number }[]} sizes in ascending order
 * @param {number} share
 */
function linesAt(sizes, share) {
  return sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]?.lines ?? 0;
}
