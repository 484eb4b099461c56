import { fstatSync } from 'node:fs';

/** The major device number of /dev/null and its like (admin-guide/devices.rst): character devices, as terminals are. */
const memoryDevices = 1;

/**
 * How many columns the terminal has that standard output is; null where it is none. Node's own stream is asked only of what may be a
 * terminal: to load it costs more than a short answer does.
 */
export function outputColumns(): number | null {
  const output = fstatSync(1);
  if (!output.isCharacterDevice() || output.rdev >> 8 === memoryDevices || !process.stdout.isTTY) return null;
  return process.stdout.columns;
}
