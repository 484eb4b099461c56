#!/usr/bin/env node
// Two versions of a program, three starts of each, and a gate: one start says nothing about the next.
//   node examples/three-starts.mjs --old ./server-1.0 --new ./server-1.1 --warmup 20s --allow '+5% floor 8MiB'
import { $, argv, sleep } from 'zx';

const memcase = (process.env.MEMCASE ?? 'memcase').split(' ');
const { warmup = '60s', allow = '+5% floor 8MiB', runs = 3 } = argv;

async function capture(version, command) {
  const files = [];
  for (let run = 1; run <= runs; run += 1) {
    const server = $({ nothrow: true, quiet: true })`exec ${command.split(' ')}`;
    await sleep(warmup);
    const file = `${version}-${run}.tar.gz`;
    await $`${memcase} capture --pid ${server.pid} --label ${version} -o ${file}`;
    await server.kill();
    files.push(file);
  }
  return files;
}

const before = await capture('old', argv.old);
const after = await capture('new', argv.new);
const limit = `pss <= ${allow}`;
const check = await $({ nothrow: true })`${memcase} check --base ${before} --after ${after} --assert ${limit} -o - -o check.json`;
process.stdout.write(check.stdout);
process.exitCode = check.exitCode;
