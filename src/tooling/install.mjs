// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeDifference, thisPlatform } from './installed.mjs';
import { withLock } from './lock.mjs';
import { npmCommand } from './npm.mjs';
import { readJson } from './read-json.mjs';
import { root, say } from './root.mjs';
import { runForeground } from './spawn.mjs';

/** Lies inside node_modules, so that whoever deletes that folder deletes the stamp with it. */
const stamp = join(root, 'node_modules/.memcase-installed');

/**
 * Make node_modules what package-lock.json says, when it is not.
 * @returns {Promise<void>}
 */
export async function installIfNeeded() {
  if (isStamped()) return;
  await withLock(join(root, '.build/install.lock'), async () => {
    if (isStamped()) return;
    const difference = describeDifference(root, thisPlatform());
    if (difference !== undefined) await install(difference);
    mkdirSync(join(root, 'node_modules'), { recursive: true });
    writeFileSync(stamp, fingerprint());
  });
}

/** @param {string} difference */
async function install(difference) {
  say(`installing packages, because ${difference} (npm ci)`);
  // Under NODE_ENV=production npm leaves out the tools that build and test. `npm run -s` sets the log level `silent`: then a failure says nothing.
  const env = { ...process.env, npm_config_loglevel: 'warn' };
  const { command, args, shell } = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund']);
  const code = await runForeground(command, args, { stdio: ['ignore', 2, 2], env, shell });
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}; what it said stands above`);
}

function isStamped() {
  try {
    return readFileSync(stamp, 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

/** What must not have changed since node_modules was last compared package by package. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  // npm writes this file anew whenever it changes anything in node_modules.
  const installed = statSync(join(root, 'node_modules/.package-lock.json'));
  hash.update(JSON.stringify([installed.size, installed.mtimeMs, process.platform, process.arch]));
  for (const name of directPackages()) hash.update(`${name} ${existsSync(join(root, 'node_modules', name, 'package.json'))}\n`);
  return hash.digest('hex');
}

/** @returns {string[]} */
function directPackages() {
  const manifest = /** @type {Record<string, Record<string, string> | undefined>} */ (readJson(join(root, 'package.json')));
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(manifest[kind] ?? {}));
}
