// Runs every case of the findings (captured hosts, captured stages, live stages) and prints precision and recall of each code.
//   node test/findings/accuracy.mjs [--write]     MEMCASE_CORPUS names the folder with hosts/; --write puts the table into the README
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const readmePath = join(root, 'src/findings/README.md');
const folder = mkdtempSync(join(tmpdir(), 'memcase-accuracy-'));
const runs = [
  ['unit', 'test/findings/captured'],
  ['corpus', 'test/findings'],
  ['live', 'test/findings'],
];
try {
  for (const [project, filter] of runs) {
    const run = spawnSync('npx', ['vitest', 'run', '--project', project, filter], {
      cwd: root,
      env: { ...process.env, MEMCASE_ACCURACY: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (run.status !== 0) process.stderr.write(`${project} ${filter}: some tests failed\n`);
  }
  const table = tableOf(readCounts());
  process.stdout.write(`${table}\n`);
  if (process.argv.includes('--write')) {
    const readme = readFileSync(readmePath, 'utf8');
    writeFileSync(readmePath, readme.replace(/^\| code \|.*?\n(?!\|)/msu, `${table}\n`));
  }
} finally {
  rmSync(folder, { recursive: true });
}

function readCounts() {
  const rows = new Map();
  for (const file of readdirSync(folder)) {
    const source = file.startsWith('hosts') ? 'hosts' : 'staged';
    for (const [code, count] of JSON.parse(readFileSync(join(folder, file), 'utf8'))) {
      const row = rows.get(code) ?? { hosts: 0, staged: 0, found: 0, missed: 0, wrong: 0 };
      row[source] += count.cases;
      for (const key of ['found', 'missed', 'wrong']) row[key] += count[key];
      rows.set(code, row);
    }
  }
  return rows;
}

function tableOf(rows) {
  const share = (part, whole) => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);
  const lines = [...rows]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([code, { hosts, staged, found, missed, wrong }]) =>
        `| \`${code}\` | ${hosts} | ${staged} | ${found} | ${missed} | ${wrong} | ${share(found, found + wrong)} | ${share(found, found + missed)} |`,
    );
  return [
    '| code | hosts | staged | found | missed | not asked for | precision | recall |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
