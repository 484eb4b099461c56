// @ts-check
import { compete } from '../contest.mjs';
import { median } from '../median.mjs';
import { drawStandings, drawTable } from '../table.mjs';
import { memcase, shell } from '../workplace.mjs';

/**
 * A report and a diff of the load, and what the renderers add.
 * @param {import('../measure.mjs').Workplace} place with `before.tar.gz` and `after.tar.gz` in it
 * @param {number} rounds
 */
export async function benchReport(place, rounds) {
  const { folder, tools } = place;
  shell('gzip -dc before.tar.gz > before.tar', folder);
  const expected = { expectedCode: [0, 4], peak: true };
  const report = [...memcase, 'report', 'before.tar.gz', '--timings', '--format'];
  const diff = [...memcase, 'diff', 'before.tar.gz', 'after.tar.gz', '--timings', '--format'];
  const standings = await compete(
    place,
    [
      {
        name: '`gzip -dc` and the C parser',
        command: ['sh', '-c', `gzip -dc before.tar.gz > /dev/null; ${tools['smaps-sum']} before.tar`],
      },
      { name: 'memcase report --format json', command: [...report, 'json'], ...expected },
      {
        name: 'memcase report --format json --detail mappings',
        command: [...report, 'json', '--detail', 'mappings'],
        ...expected,
        rounds: 2,
      },
      { name: 'memcase report --format text', command: [...report, 'text'], ...expected, rounds: 2 },
      { name: 'memcase diff --format json', command: [...diff, 'json'], ...expected },
      {
        name: 'memcase diff -o diff.html -o diff.pdf',
        command: [...diff, 'json', '-o', 'diff.html', '-o', 'diff.pdf'],
        expectedCode: [0, 4, 8],
        rounds: 3,
      },
    ],
    rounds,
  );
  const [, one, , , two, rendered] = standings;
  const ratio = median((two?.cpuMs ?? []).map((cpu, round) => cpu / (one?.cpuMs[round] ?? Number.NaN)));
  const stages = [...(rendered?.errors ?? '').matchAll(/^(\S.*?) +wall +(\d+) ms +cpu +(\d+) ms +rss +(\d+) MiB$/gm)];
  return [
    drawStandings(standings),
    `A diff costs ${ratio.toFixed(2)} times a report (CPU, median of the rounds).`,
    'Stages of the last line, its last run:',
    drawTable(
      ['stage', 'wall ms', 'CPU ms', 'RSS MiB behind it'],
      stages.map(([, ...cells]) => cells),
    ),
  ].join('\n\n');
}
