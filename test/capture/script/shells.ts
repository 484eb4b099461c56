import { execFileSync } from 'node:child_process';

const wanted: readonly (readonly [string, readonly string[]])[] = [
  ['dash', ['dash']],
  ['bash', ['bash', '--posix']],
  ['busybox ash', ['busybox', 'sh']],
];

function isThere(command: readonly string[]): boolean {
  try {
    execFileSync(command[0] ?? '', [...command.slice(1), '-c', 'exit 0'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The shells of this machine that the collector is made for. */
export const shells = wanted.filter(([, command]) => isThere(command));

/** awk in its kinds: the one of this machine, and that of busybox. */
export const awks: readonly (readonly [string, readonly string[]])[] = (
  [
    ['awk', ['awk']],
    ['busybox awk', ['busybox', 'awk']],
  ] as const
).filter(([, command]) => isRunning(command));

function isRunning(command: readonly string[]): boolean {
  try {
    execFileSync(command[0] ?? '', [...command.slice(1), 'BEGIN { exit 0 }'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
