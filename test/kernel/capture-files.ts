import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';

/** The files of the processes in a capture tarball: pid -> name -> bytes. */
export async function readProcessFiles(
  path: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>> {
  const processes = new Map<string, Map<string, Uint8Array>>();
  const tar = Readable.from([readFileSync(path)])
    .pipe(createGunzip())
    .pipe(extract());
  for await (const entry of tar) {
    const [, pid, name = ''] = /(?:^|\/)proc\/([0-9]+)\/([a-z_]+)$/u.exec(entry.header.name) ?? [];
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    if (pid === undefined || !names.includes(name)) continue;
    const files = processes.get(pid) ?? new Map<string, Uint8Array>();
    processes.set(pid, files.set(name, new Uint8Array(Buffer.concat(chunks))));
  }
  return processes;
}

/** Files of a capture tarball by their path below its root: `proc/meminfo`. */
export async function readHostFiles(path: string, paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const tar = Readable.from([readFileSync(path)])
    .pipe(createGunzip())
    .pipe(extract());
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const name = entry.header.name.replace(/^(?:\.\/)?/u, '');
    if (paths.includes(name)) files.set(name, new Uint8Array(Buffer.concat(chunks)));
  }
  return files;
}
