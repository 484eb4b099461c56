// @ts-check
import { spawnSync } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compete } from '../contest.mjs';
import { measure } from '../measure.mjs';
import { drawStandings, megabytes } from '../table.mjs';
import { here, isInstalled, memcase, shell } from '../workplace.mjs';

/**
 * Captures of everything, beside reading the same files and forgetting them.
 * @param {import('../measure.mjs').Workplace} place whose load is running
 * @param {number} rounds
 */
export async function benchCapture(place, rounds) {
  const { folder, tools } = place;
  const list = join(folder, 'files');
  // Processes come and go: the list is made anew for every round.
  const listFiles = async () => {
    await measure(place, captureTo('all.tar.gz', '--allow-stall'));
    const names = shell('tar -tzf all.tar.gz', folder).split('\n');
    const paths = names.map((name) => name.slice(name.indexOf('/'))).filter((name) => /^\/(?:proc|sys)\/.*[^/]$/.test(name));
    writeFileSync(list, `${paths.join('\n')}\n`);
  };
  const partial = { expectedCode: [0, 4], peak: true };
  const python = isInstalled('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  const hasPsutil = spawnSync(python, ['-c', 'import psutil']).status === 0;
  const copy = 'rm -rf copy; mkdir copy; xargs -a files cp --parents -t copy 2>/dev/null; tar -cf - copy';
  const standings = await compete(
    place,
    [
      { name: 'C reader, keeps nothing', command: [tools['read-files'] ?? '', list], prepare: listFiles },
      { name: 'memcase capture --all --allow-stall', command: captureTo('unpaced.tar.gz', '--allow-stall'), ...partial },
      { name: 'memcase capture --all (default pacing)', command: captureTo('paced.tar.gz'), ...partial },
      { name: '`xargs cat`, keeps nothing', command: ['sh', '-c', 'xargs -a files cat > /dev/null 2>&1 || true'] },
      { name: 'cp + tar + gzip -1', command: ['sh', '-c', `${copy} | gzip -1 > copy.tar.gz`], rounds: 2 },
      ...(isInstalled('smem') ? [{ name: 'smem, keeps a table', command: ['smem'], rounds: 2 }] : []),
      ...(hasPsutil
        ? [{ name: 'psutil memory_maps, keeps nothing', command: [python, join(here, 'yardstick/psutil-all.py'), '--maps'], rounds: 2 }]
        : []),
    ],
    rounds,
  );
  const sizes = ['unpaced.tar.gz', 'copy.tar.gz'].map((name) => megabytes(statSync(join(folder, name)).size * 10).replace(/(.)$/, '.$1'));
  const read = (standings[0]?.output ?? '').trim();
  return `The reader read ${read}. memcase's archive has ${sizes[0]} MB, that of cp + tar + gzip -1 ${sizes[1]} MB.\n\n${drawStandings(standings)}`;
}

/**
 * A capture never replaces a file, and a round runs it again.
 * @param {string} file
 * @param {readonly string[]} options
 */
function captureTo(file, ...options) {
  return ['sh', '-c', `exec "$@" > ${file}`, 'sh', ...memcase, 'capture', '--all', '-q', '-o', '-', ...options];
}
