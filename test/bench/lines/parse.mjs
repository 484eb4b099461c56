// @ts-check
import { join } from 'node:path';
import { statSync } from 'node:fs';
import { compete } from '../contest.mjs';
import { drawStandings, megabytes } from '../table.mjs';
import { here, shell } from '../workplace.mjs';

/**
 * smaps alone: all of the load's, three times over, in one file.
 * @param {import('../measure.mjs').Workplace} place with `before.tar.gz` in it
 * @param {number} rounds
 */
export async function benchParse(place, rounds) {
  const { folder, tools } = place;
  const all = "tar -xzOf before.tar.gz --wildcards '*/smaps'";
  shell(`{ ${all}; ${all}; ${all}; } > smaps`, folder);
  const sum = tools['smaps-sum'] ?? '';
  const parser = join(folder, 'parse-smaps.mjs');
  const { build } = await import('esbuild');
  await build({
    entryPoints: [join(here, 'parse-smaps.mjs')],
    outfile: parser,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  const standings = await compete(
    place,
    [
      { name: 'C summing parser', command: [sum, 'smaps'], peak: true },
      { name: "memcase's parser, whole process", command: [process.execPath, parser, 'smaps'], peak: true },
      { name: 'C summing parser, one buffer in the cache', command: [sum, '--stream', 'smaps'] },
      { name: 'Python, a line at a time', command: ['python3', join(here, 'yardstick/smaps-loop.py'), 'smaps'], rounds: 1 },
    ],
    rounds,
  );
  const outputs = new Set(standings.map(({ output }) => output.trim()));
  const agreement = outputs.size === 1 ? 'All four found' : 'NOT EQUAL:';
  return `${megabytes(statSync(join(folder, 'smaps')).size)} MB. ${agreement} ${[...outputs].join('; ')}.\n\n${drawStandings(standings)}`;
}
