// @ts-check
import { join } from 'node:path';
import { measure } from '../measure.mjs';
import { median } from '../median.mjs';
import { drawTable, megabytes, seconds } from '../table.mjs';
import { here } from '../workplace.mjs';

/** What changed between the two runs, from nothing to everything; of small, middling and large processes. */
const cases = [
  { count: 60_000, share: 0, name: '60,000, none changed' },
  { count: 60_000, share: 0.1, name: '60,000, 10 % changed' },
  { count: 60_000, share: 0.1, name: '60,000 without a name, 10 % changed', shape: 'anonymous' },
  { count: 60_000, share: 1, name: '60,000, all changed' },
  { count: 60_000, share: 1, name: '60,000 without a name, all changed', shape: 'anonymous' },
  { count: 15_000, share: 0.1, name: '15,000, 10 % changed' },
];

/**
 * The mappings of a process and of its restart at other addresses, aligned. Times are those of the alignment alone, the peak is that of
 * the whole process with both inputs.
 * @param {import('../measure.mjs').Workplace} place
 * @param {number} rounds
 */
export async function benchAlign(place, rounds) {
  const rows = [];
  for (const { count, share, name, shape } of cases) {
    /** @type {{ cpuMs: number, wallMs: number, peakBytes: number, precision: number, recall: number, meanConfidence: number }[]} */
    const runs = [];
    for (let round = 0; round < rounds; round += 1) {
      const command = [process.execPath, join(here, 'align-restart.mjs'), String(count), String(share), shape ?? 'mixed'];
      const { code, output, errors } = await measure(place, command);
      if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors}`);
      runs.push(JSON.parse(output));
    }
    const last = runs.at(-1);
    rows.push([
      name,
      `${seconds(median(runs.map(({ cpuMs }) => cpuMs)))} (${seconds(Math.min(...runs.map(({ cpuMs }) => cpuMs)))} to ${seconds(Math.max(...runs.map(({ cpuMs }) => cpuMs)))})`,
      seconds(median(runs.map(({ wallMs }) => wallMs))),
      megabytes(Math.max(...runs.map(({ peakBytes }) => peakBytes))),
      (last?.precision ?? 0).toFixed(3),
      (last?.recall ?? 0).toFixed(3),
      (last?.meanConfidence ?? 0).toFixed(2),
    ]);
  }
  return drawTable(['mappings', 'CPU s (least to most)', 'wall s', 'peak MB (RSS)', 'precision', 'recall', 'mean confidence'], rows);
}
