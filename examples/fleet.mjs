#!/usr/bin/env node
// The same service on many hosts, eight at a time; one host that is down costs only itself:
//   node examples/fleet.mjs hosts.txt --unit api.service --into fleet
// Leaves an archive and a summary for each host that answered, and index.json. Exit 4 when some did not, 6 when none did.
import { $, argv, fs, path } from 'zx';

const memcase = (process.env.MEMCASE ?? 'memcase').split(' ');
const { into = 'fleet', jobs = 8 } = argv;
const target = argv.pid ? ['--pid', String(argv.pid)] : ['--unit', argv.unit];
const hosts = (await fs.readFile(argv._[0], 'utf8')).split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
await fs.mkdirp(into);

async function captureHost(host) {
  const archive = path.join(into, `${host}.tar.gz`);
  const { exitCode, stderr } = await $({
    nothrow: true,
    quiet: true,
  })`${memcase} capture --ssh ${host} ${target} --max-time 2min -o ${archive}`;
  if (![0, 4].includes(exitCode)) return { host, exitCode, why: stderr.trim().split('\n')[0] };
  await $({ quiet: true })`${memcase} report ${archive} -o ${archive.replace('.tar.gz', '.json')} --detail summary --accept partial`;
  return { host, exitCode, archive };
}

const results = [];
const waiting = [...hosts];
await Promise.all(
  Array.from({ length: jobs }, async () => {
    for (let host = waiting.shift(); host !== undefined; host = waiting.shift()) results.push(await captureHost(host));
  }),
);
await fs.writeJson(path.join(into, 'index.json'), results, { spaces: 2 });
for (const { host, exitCode, why } of results) console.log(`${host}: ${why ?? (exitCode === 0 ? 'complete' : 'partial')}`);
const answered = results.filter(({ archive }) => archive !== undefined);
process.exitCode = answered.length === 0 ? 6 : results.some(({ exitCode }) => exitCode !== 0) ? 4 : 0;
