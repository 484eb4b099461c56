// @ts-check
import { compete } from '../contest.mjs';
import { drawStandings } from '../table.mjs';
import { memcase } from '../workplace.mjs';

/**
 * @param {import('../measure.mjs').Workplace} place
 * @param {number} rounds
 */
export async function benchStartUp(place, rounds) {
  const standings = await compete(
    place,
    [
      { name: '`node -e 0`', command: [process.execPath, '-e', '0'] },
      { name: 'memcase --version', command: [...memcase, '--version'] },
      { name: 'memcase --help', command: [...memcase, '--help'], peak: true },
      { name: 'memcase explain Pss', command: [...memcase, 'explain', 'Pss'], peak: true },
      { name: 'memcase capture --help', command: [...memcase, 'capture', '--help'] },
    ],
    rounds * 5,
  );
  return drawStandings(standings);
}
