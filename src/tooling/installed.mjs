// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from './read-json.mjs';

/**
 * One entry of `packages` in package-lock.json, as far as it matters here.
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[],
 *   dependencies?: Record<string, string>, devDependencies?: Record<string, string>,
 *   optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string> }} LockEntry
 */

/** @typedef {Record<string, LockEntry>} LockEntries */

/** @typedef {{ os: string, cpu: string, libc: string | undefined }} Platform */

/**
 * Say how node_modules differs from what the lock file wants; undefined when it does not.
 *
 * A package that is there and not in the lock file is no difference: `npm install --no-save puppeteer` is a fair way to lend a browser.
 * @param {string} folder the checkout
 * @param {Platform} platform
 * @returns {string | undefined}
 */
export function describeDifference(folder, platform) {
  const wanted = readEntries(join(folder, 'package-lock.json'));
  const present = readEntries(join(folder, 'node_modules/.package-lock.json'));
  if (wanted === undefined) return 'package-lock.json is missing';
  if (present === undefined) return 'node_modules is missing or was not made by npm';
  const stale = describeStaleLock(folder, wanted[''] ?? {});
  if (stale !== undefined) return stale;
  const mayLack = optionalPackagesLeftOut(wanted, present);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    if (present[path] === undefined) {
      if (isNeeded(path, entry, platform, mayLack, wanted)) return `${path} is missing`;
      continue;
    }
    const version = readVersion(join(folder, path, 'package.json'));
    if (version !== entry.version) return `${path} is ${version ?? 'missing'}, wanted is ${entry.version ?? 'a version'}`;
  }
  return undefined;
}

/**
 * npm ci refuses a lock file that package.json has moved away from, with a message of its own; it must get the chance.
 * @param {string} folder
 * @param {LockEntry} locked
 */
function describeStaleLock(folder, locked) {
  const manifest = /** @type {LockEntry} */ (readJson(join(folder, 'package.json')));
  for (const kind of /** @type {const} */ (['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'])) {
    if (sorted(manifest[kind]) !== sorted(locked[kind])) return `package.json and package-lock.json name different ${kind}`;
  }
  return undefined;
}

/** @param {Record<string, string> | undefined} versions */
function sorted(versions = {}) {
  return JSON.stringify(Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The package's own optional dependencies, when none of them is there: then somebody wanted it so (`npm ci --omit=optional`).
 * When some are there, the others are simply missing.
 * @param {LockEntries} wanted
 * @param {LockEntries} present
 * @returns {ReadonlySet<string>}
 */
function optionalPackagesLeftOut(wanted, present) {
  const paths = Object.keys(wanted['']?.optionalDependencies ?? {}).map((name) => `node_modules/${name}`);
  return new Set(paths.some((path) => present[path] !== undefined) ? [] : paths);
}

/**
 * Whether an absent package is a fault. An optional one is only when it is our own, or made for this very platform:
 * then it is the native part of a tool (esbuild, rolldown) that does not run without it.
 * @param {string} path
 * @param {LockEntry} entry
 * @param {Platform} platform
 * @param {ReadonlySet<string>} mayLack
 * @param {LockEntries} wanted
 */
function isNeeded(path, entry, platform, mayLack, wanted) {
  if (entry.optional !== true) return true;
  const ours = wanted['']?.optionalDependencies ?? {};
  if (path.startsWith('node_modules/') && path.slice('node_modules/'.length) in ours) return !mayLack.has(path);
  return (entry.os !== undefined || entry.cpu !== undefined) && fits(entry, platform);
}

/**
 * @param {LockEntry} entry
 * @param {Platform} platform
 */
function fits(entry, platform) {
  return lists(entry.os, platform.os) && lists(entry.cpu, platform.cpu) && (entry.libc === undefined || lists(entry.libc, platform.libc));
}

/**
 * npm's reading of os, cpu and libc: a list of names, or of names refused with a `!`.
 * @param {readonly string[] | undefined} names
 * @param {string | undefined} name
 */
function lists(names, name) {
  if (names === undefined || names.length === 0) return true;
  if (name === undefined || names.includes(`!${name}`)) return false;
  return names.includes(name) || names.every((each) => each.startsWith('!'));
}

/**
 * @param {string} path
 * @returns {LockEntries | undefined}
 */
function readEntries(path) {
  if (!existsSync(path)) return undefined;
  return /** @type {{ packages?: LockEntries }} */ (readJson(path)).packages;
}

/** @param {string} path */
function readVersion(path) {
  try {
    return /** @type {LockEntry} */ (readJson(path)).version;
  } catch {
    return undefined;
  }
}

/** @returns {Platform} */
export function thisPlatform() {
  const header = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport()).header;
  const libc = process.platform !== 'linux' ? undefined : header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
  return { os: process.platform, cpu: process.arch, libc };
}
