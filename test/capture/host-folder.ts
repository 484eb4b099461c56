import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const stat =
  '4711 (stuck) S 1 4711 4711 0 -1 4194304 0 0 0 0 0 0 0 0 20 0 1 0 123456 1000 88 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0';

/**
 * A host below a folder with one process, in which some files are FIFOs that nobody writes to.
 *
 * @returns what --root takes
 */
export function hostWith(folder: string, fifos: readonly string[]): string {
  const root = join(folder, `host-${Math.random().toString(36).slice(2)}`);
  const ofProcess = join(root, 'proc/4711');
  mkdirSync(ofProcess, { recursive: true });
  mkdirSync(join(root, 'sys'));
  writeFileSync(join(root, 'proc/version'), 'Linux version 6.1.0-test (a@b) #1\n');
  writeFileSync(join(root, 'proc/meminfo'), 'MemTotal: 1 kB\n');
  const files = {
    stat,
    status: 'Name:\tstuck\nVmRSS:\t100 kB\n',
    statm: '1 1 1 1 0 1 0\n',
    comm: 'stuck\n',
    maps: '',
    smaps: '',
    cgroup: '0::/\n',
  };
  for (const [name, text] of Object.entries(files)) if (!fifos.includes(`proc/4711/${name}`)) writeFileSync(join(ofProcess, name), text);
  for (const fifo of fifos) execFileSync('mkfifo', [join(root, fifo)]);
  return root;
}
