// @ts-check
import { measure, measurePeak } from './measure.mjs';
import { median } from './median.mjs';

/**
 * @typedef {{ name: string, command: readonly string[], rounds?: number, expectedCode?: readonly number[], peak?: boolean, prepare?: () => Promise<void> }} Contestant
 * @typedef {{ name: string, cpuMs: readonly number[], wallMs: number, ratio: number | null, ratios: readonly number[], peak: number | null, output: string, errors: string }} Standing
 */

/**
 * Runs the contestants in turn, several rounds, so that what else the machine does meets all of them. The first is the yardstick: a
 * ratio is the median over the rounds of CPU over the yardstick's CPU in the same round.
 * @param {import('./measure.mjs').Workplace} place
 * @param {readonly Contestant[]} contestants
 * @param {number} rounds
 * @returns {Promise<Standing[]>}
 */
export async function compete(place, contestants, rounds) {
  const runs = contestants.map(() => /** @type {import('./measure.mjs').Cost[]} */ ([]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { name, command, rounds: most = rounds, expectedCode = [0], prepare }] of contestants.entries()) {
      if (round >= most) continue;
      await prepare?.();
      const cost = await measure(place, command);
      if (!expectedCode.includes(cost.code)) throw new Error(`${name} ended with ${cost.code}: ${cost.errors}`);
      runs[index]?.push(cost);
    }
  }
  /** @type {Standing[]} */
  const standings = [];
  for (const [index, { name, command, peak = false }] of contestants.entries()) {
    const own = runs[index] ?? [];
    const ratios = own.map(({ cpuMs }, round) => cpuMs / (runs[0]?.[round]?.cpuMs ?? Number.NaN));
    standings.push({
      name,
      cpuMs: own.map(({ cpuMs }) => cpuMs),
      wallMs: median(own.map(({ wallMs }) => wallMs)),
      ratio: index === 0 ? null : median(ratios),
      ratios,
      peak: peak ? await measurePeak(place, command) : null,
      output: own.at(-1)?.output ?? '',
      errors: own.at(-1)?.errors ?? '',
    });
  }
  return standings;
}
