// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './root.mjs';

/** A lock older than this was left by a process whose number can't be judged (another container, a reboot). */
const abandonedAfterMs = 15 * 60_000;

/**
 * Run work while no other process of this checkout runs work under the same lock.
 * @template T
 * @param {string} path file that stands for the lock; holds the owner's pid
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let told = false; !take(path);) {
    if (isAbandoned(path)) {
      rmSync(path, { force: true });
      continue;
    }
    if (!told) say(`waiting for another process that is at work here (${path})`);
    told = true;
    await wait(100);
  }
  const release = () => {
    rmSync(path, { force: true });
  };
  // A job that calls process.exit() never comes back to `finally`.
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function isAbandoned(path) {
  try {
    const owner = readFileSync(path, 'utf8');
    if (Date.now() - statSync(path).mtimeMs > abandonedAfterMs) return true;
    // The owner writes its number a moment after it made the file.
    return owner !== '' && !isAlive(Number(owner));
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
