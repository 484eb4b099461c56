import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A program with libraries of its own, copied into `folder`: its share of common pages (Pss) would change with every program that starts or ends. Descriptor 3 is a pipe that stays open. */
export function spawnUnshared(folder: string, name: string, args: readonly string[]): ChildProcess {
  const path = execFileSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).trim();
  // A static program has no libraries; ldd says so with an exit code.
  const libraries = spawnSync('ldd', [path], { encoding: 'utf8' })
    .stdout.split('\n')
    .flatMap((line) => /(\/\S+) \(0x/u.exec(line)?.[1] ?? []);
  for (const file of [...libraries, path]) copyFileSync(file, join(folder, basename(file)));
  const loader = libraries.map((file) => basename(file)).find((file) => file.startsWith('ld-'));
  const program = [join(folder, basename(path)), ...args];
  const command = loader === undefined ? program : [join(folder, loader), '--library-path', folder, ...program];
  return spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
}
