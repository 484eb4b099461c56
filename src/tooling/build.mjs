// @ts-check
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';
import { bundleCommandLine } from './bundle.mjs';
import { fingerprintInputs, isBuilt, stampName } from './freshness.mjs';
import { withLock } from './lock.mjs';
import { root, say } from './root.mjs';
import { runQuietly } from './spawn.mjs';

const workshop = join(root, '.build');
const library = join(workshop, 'library');
const dist = join(root, 'dist');

/**
 * Build dist/ unless it is what its inputs make. It is put in place whole or not at all.
 * @returns {Promise<boolean>} whether dist/ is good now
 */
export async function buildIfNeeded() {
  if (isBuilt()) return true;
  return withLock(join(workshop, 'build.lock'), async () => isBuilt() || build());
}

async function build() {
  const startedAt = Date.now();
  const fingerprint = fingerprintInputs();
  const fresh = join(workshop, `dist-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    const faults = await Promise.all([compileLibrary(), bundleCommandLine(join(fresh, 'cli'))]);
    const told = faults.filter((fault) => fault !== undefined);
    if (told.length > 0) {
      say(`${told.join('\n')}\nnot built: dist/ stays as it was`);
      return false;
    }
    cpSync(library, fresh, { recursive: true, filter: (source) => relative(library, source) !== 'cli' });
    // The process that reads the kernel's files is started by its path, beside the library's code that starts it. The command line has its own.
    for (const name of readdirSync(join(root, 'src/capture')).filter((one) => one.endsWith('.cjs')))
      cpSync(join(root, 'src/capture', name), join(fresh, 'capture', name));
    const schemas = join(root, 'src/contract/schema');
    if (existsSync(schemas))
      cpSync(schemas, join(fresh, 'schema'), { recursive: true, filter: (source) => source === schemas || source.endsWith('.json') });
    writeFileSync(join(fresh, stampName), JSON.stringify(fingerprint));
    replaceDist(fresh);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  say(`built dist/ in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return true;
}

/** @param {string} fresh */
function replaceDist(fresh) {
  const old = `${fresh}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Types checked and JavaScript with declarations written beside dist/, only what changed since the last time.
 * @returns {Promise<string | undefined>} what went wrong
 */
async function compileLibrary() {
  removeLeftovers();
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { code, output } = await runQuietly(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--pretty', String(isatty(2))]);
  return code === 0 ? undefined : output;
}

/** An incremental compiler never deletes: what a removed source once made would live on. */
function removeLeftovers() {
  if (!existsSync(library)) {
    rmSync(join(workshop, 'library.tsbuildinfo'), { force: true });
    return;
  }
  for (const entry of readdirSync(library, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const made = relative(library, path);
    if (entry.isFile() && !existsSync(join(root, 'src', made.replace(/(?:\.d\.ts|\.js)$/, '.ts')))) rmSync(path);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = (await buildIfNeeded()) ? 0 : 1;
