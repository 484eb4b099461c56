// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { here } from './workplace.mjs';

const path = join(here, 'README.md');

/**
 * Puts what a line measured in its place; the other lines keep what they measured last.
 * @param {string} id
 * @param {string} text
 */
export function keepResult(id, text) {
  if (!existsSync(path)) return;
  const readme = readFileSync(path, 'utf8');
  const [from, to] = [`<!-- ${id} -->\n`, `<!-- /${id} -->`];
  const at = readme.indexOf(from);
  const end = readme.indexOf(to);
  if (at === -1 || end === -1) throw new Error(`test/bench/README.md has no place for ${id}`);
  writeFileSync(path, `${readme.slice(0, at + from.length)}\n${describeMachine()}\n\n${text}\n\n${readme.slice(end)}`);
}

/** The facts a figure depends on. */
function describeMachine() {
  const [processor] = cpus();
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0] ?? '';
  return [
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} CPUs (${processor?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Linux ${release()} ${arch()}, Node ${process.versions.node}, load average ${load}`,
  ].join(', ');
}
