// @ts-check
import { existsSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * How to start npm: the very one that runs this script where there is one, else the one on the PATH.
 * @param {readonly string[]} args
 * @returns {{ command: string, args: readonly string[], shell: boolean }}
 */
export function npmCommand(args) {
  const path = process.env['npm_execpath'];
  // Another package manager sets the same variable to its own path.
  if (path !== undefined && basename(path) === 'npm-cli.js' && existsSync(path)) {
    return { command: process.execPath, args: [path, ...args], shell: false };
  }
  // On Windows npm is a batch file, which only a shell starts.
  return { command: 'npm', args, shell: process.platform === 'win32' };
}
