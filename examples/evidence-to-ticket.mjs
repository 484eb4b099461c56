#!/usr/bin/env node
// Evidence from a box, and its PDF in the ticket's folder:
//   node examples/evidence-to-ticket.mjs web-3 --unit api.service --ticket OPS-123 --into ~/tickets
// The box needs no Node: the collector goes over your own ssh. Exit 4 means that something was refused; the report says what.
import { $, argv, path } from 'zx';

const memcase = (process.env.MEMCASE ?? 'memcase').split(' ');
const [host] = argv._;
const folder = path.join(argv.into ?? '.', argv.ticket);
const target = argv.pid ? ['--pid', String(argv.pid)] : ['--unit', argv.unit];
const archive = path.join(folder, `${host}.tar.gz`);

await $`mkdir -p ${folder}`;
const captured = await $({ nothrow: true })`${memcase} capture --ssh ${host} ${target} --case ${argv.ticket} -o ${archive}`;
if (![0, 4].includes(captured.exitCode)) throw captured;
await $`${memcase} verify ${archive}`;
const rendered = await $({ nothrow: true })`${memcase} report ${archive} -o ${folder}/${host}.pdf -o ${folder}/${host}.md --accept partial`;
// 8: no browser here; the Markdown and an HTML page were written all the same.
if (![0, 8].includes(rendered.exitCode)) throw rendered;
console.log(await $`ls ${folder}`.text());
process.exitCode = captured.exitCode;
