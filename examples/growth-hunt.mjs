#!/usr/bin/env node
// Which memory grows? A series of samples, then first against last, and the findings as JSON for whoever wants to go on:
//   node examples/growth-hunt.mjs --pid 812 --samples 10 --interval 30s
import { $, argv } from 'zx';

const memcase = (process.env.MEMCASE ?? 'memcase').split(' ');
const { pid, samples = 10, interval = '30s' } = argv;

await $`${memcase} capture --pid ${pid} --samples ${samples} --interval ${interval} -o series.tar.gz`;
await $`${memcase} diff series.tar.gz#0 series.tar.gz#-1 -o growth.html -o growth.json`;

const { findings } = await $`cat growth.json`.json();
const growth = findings.filter(({ severity }) => ['warning', 'critical'].includes(severity));
for (const { title, bytes, next } of growth) {
  console.log(`${title} (${bytes} bytes)`);
  for (const { text } of next) console.log(`  then: ${text}`);
}
if (growth.length === 0) console.log('nothing grew beyond its noise');
process.exitCode = growth.length > 0 ? 3 : 0;
