// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfNeeded } from './install.mjs';
import { jobs } from './jobs.mjs';
import { root, say } from './root.mjs';
import { runForeground } from './spawn.mjs';

/**
 * Everything that comes before the job itself.
 * @param {string | undefined} name
 * @returns {Promise<{ job: import('./jobs.mjs').Job, path: string } | { code: number }>} what to run, or the exit code when there is nothing
 */
async function prepare(name) {
  const job = name === undefined ? undefined : jobs[name];
  if (job === undefined) {
    say(`no such job: ${name ?? '(none named)'}; there are ${Object.keys(jobs).join(', ')}`);
    return { code: 2 };
  }
  await installIfNeeded();
  if (job.needsDist) {
    // Only now: the build loads what the line above installs.
    const { buildIfNeeded } = await import('./build.mjs');
    if (!(await buildIfNeeded())) return { code: 1 };
  }
  if (job.kind === 'nothing') return { code: 0 };
  const path = join(root, job.path);
  if (existsSync(path)) return { job, path };
  say(`${job.path} is not there`);
  return { code: 1 };
}

/**
 * npm runs a script in the checkout's folder, wherever it was called from; file names in the arguments mean the caller's folder.
 */
function standWherePersonStands() {
  const folder = process.env['INIT_CWD'];
  if (process.env['npm_lifecycle_event'] === 'memcase' && folder !== undefined) process.chdir(folder);
}

/**
 * npm starts this through a shell and, told to end, ends the shell alone. What was started through it must not live on unseen.
 */
function endWithShell() {
  const shell = process.ppid;
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  setInterval(() => {
    if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}

endWithShell();
const [name, ...args] = process.argv.slice(2);
const next = await prepare(name).catch((/** @type {unknown} */ error) => {
  say(error instanceof Error ? error.message : String(error));
  return { code: 1 };
});
if ('code' in next) process.exitCode = next.code;
else if (next.job.kind === 'program') process.exitCode = await runForeground(process.execPath, [next.path, ...next.job.args, ...args]);
else {
  standWherePersonStands();
  process.argv = [process.execPath, next.path, ...args];
  await import(pathToFileURL(next.path).href);
}
