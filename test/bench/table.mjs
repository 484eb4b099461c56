// @ts-check
import { median } from './median.mjs';

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 * @returns {string} Markdown, aligned to be read as text too
 */
export function drawTable(head, rows) {
  const widths = head.map((word, column) => Math.max(word.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const draw = (/** @type {readonly string[]} */ cells) =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [draw(head), rule, ...rows.map(draw)].join('\n');
}

/**
 * @param {readonly import('./contest.mjs').Standing[]} standings
 * @returns {string}
 */
export function drawStandings(standings) {
  return drawTable(
    ['', 'CPU s (least to most)', 'times the yardstick', 'wall s', 'peak MB (PSS)'],
    standings.map(({ name, cpuMs, wallMs, ratio, ratios, peak }) => [
      name,
      `${seconds(median(cpuMs))} (${seconds(Math.min(...cpuMs))} to ${seconds(Math.max(...cpuMs))})`,
      ratio === null ? '1' : `${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
      seconds(wallMs),
      peak === null ? '' : megabytes(peak),
    ]),
  );
}

/** @param {number} ms */
export function seconds(ms) {
  return (ms / 1000).toFixed(ms < 10_000 ? 2 : 1);
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return (bytes / 1e6).toFixed(0);
}
