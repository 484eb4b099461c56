// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './read-json.mjs';
import { root } from './root.mjs';

/** Written into dist/ as the last act of a build: a dist/ without it is no build. */
export const stampName = '.build.json';

const configFiles = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** @typedef {{ quick: string, exact: string }} Fingerprint */

/**
 * Whether dist/ was built from just these inputs. Sizes and times decide when they agree; when they don't (a fresh clone,
 * a branch switched there and back) the contents do.
 * @returns {boolean}
 */
export function isBuilt() {
  const path = join(root, 'dist', stampName);
  if (!existsSync(path) || !existsSync(join(root, 'dist/cli/main.js'))) return false;
  const built = readStamp(path);
  if (built === undefined) return false;
  const files = listInputs();
  const quick = quickFingerprint(files);
  if (built.quick === quick) return true;
  if (built.exact !== exactFingerprint(files)) return false;
  writeFileSync(path, JSON.stringify({ ...built, quick }));
  return true;
}

/** @returns {Fingerprint} */
export function fingerprintInputs() {
  const files = listInputs();
  return { quick: quickFingerprint(files), exact: exactFingerprint(files) };
}

function listInputs() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|[cm]js|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return [...sources, ...configFiles.map((name) => join(root, name))].sort();
}

/** @param {readonly string[]} files */
function quickFingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** @param {readonly string[]} files */
function exactFingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {Fingerprint | undefined}
 */
function readStamp(path) {
  try {
    return /** @type {Fingerprint} */ (readJson(path));
  } catch {
    return undefined;
  }
}
