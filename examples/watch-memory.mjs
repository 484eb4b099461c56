#!/usr/bin/env node
// Capture a process whenever its resident memory passes a line, and keep the last five captures:
//   node examples/watch-memory.mjs --pid 812 --above 2048 --into watch
// --above in MiB; --every in seconds; ends with the process. status is cheap to read, smaps is not: it is read by the capture only.
import { $, argv, fs, path, sleep } from 'zx';

const memcase = (process.env.MEMCASE ?? 'memcase').split(' ');
const { pid, above, into = 'watch', every = 10, keep = 5 } = argv;
await fs.mkdirp(into);

for (let number = 0; ;) {
  const status = await fs.readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const rss = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN);
  if (Number.isNaN(rss)) break; // it ended, or is a zombie
  if (rss / 1024 > above) {
    const file = path.join(into, `${String((number += 1)).padStart(6, '0')}.tar.gz`);
    await $({ nothrow: true })`${memcase} capture --pid ${pid} --label ${`rss ${Math.round(rss / 1024)} MiB`} -o ${file}`;
    const archives = (await fs.readdir(into)).filter((name) => name.endsWith('.tar.gz')).sort();
    for (const old of archives.slice(0, -keep)) for (const name of [old, `${old}.sha256`]) await fs.remove(path.join(into, name));
    console.log(`${file}: rss ${Math.round(rss / 1024)} MiB`);
  }
  await sleep(every * 1000);
}
