#!/usr/bin/env node
// Before and after a deployment, with a gate:
//   node examples/gate-deployment.mjs --unit api.service --deploy ./deploy.sh --budget memcase-budget.yaml
// Without --budget: PSS may grow by 10 % or 32 MiB. Exit 3 and a report when it grew more.
import { $, argv, sleep } from 'zx';

const memcase = (process.env.MEMCASE ?? 'memcase').split(' ');
const target = argv.name ? ['--name', argv.name] : ['--unit', argv.unit];
const limit = argv.budget ? ['--budget', argv.budget] : ['--assert', `${argv.name ?? argv.unit}.pss <= +10% floor 32MiB`];

await $`${memcase} capture ${target} --tree --label before -o before.tar.gz`;
await $`sh -c ${argv.deploy}`;
await sleep(argv.warmup ?? '60s');
await $`${memcase} capture ${target} --tree --label after -o after.tar.gz`;

const check = await $({ nothrow: true })`${memcase} check after.tar.gz --base before.tar.gz ${limit} -o - -o check.xml -o check.md`;
process.stdout.write(check.stdout);
if (check.exitCode !== 0) await $`${memcase} diff before.tar.gz after.tar.gz -o diff.html`;
process.exitCode = check.exitCode;
