#!/usr/bin/env node
// Capture a process whenever its resident memory passes a line, and keep the last five captures:
//   node examples/watch-memory.mjs --pid 812 --above 2048 --into watch
// --above in MiB, --every in seconds; ends with the process. While it waits memcase reads status, never smaps.
import { $, argv, fs } from 'zx';

const memcase = (process.env.MEMCASE ?? 'memcase').split(' ');
const { pid, above, into = 'watch', every = 10, keep = 5 } = argv;
await fs.mkdirp(into);

const watched = $({ nothrow: true, stdio: ['ignore', 'pipe', 'inherit'] })`
  ${memcase} capture --pid ${pid} --when ${`rss > ${above}MiB`} --every ${`${every}s`} --keep ${keep} --label ${`rss above ${above} MiB`} -o ${into}`;
for await (const archive of watched) console.log(archive);
const { exitCode } = await watched;
// 6: it ended before it ever passed the line.
process.exitCode = exitCode === 6 ? 0 : exitCode;
