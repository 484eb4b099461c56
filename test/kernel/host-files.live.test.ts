import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hostFiles } from '../../src/kernel/host-files.ts';
import type { KernelFile, MetricDoc } from '../../src/kernel/index.ts';
import { holds, hostIdentities, HostReader } from './host-identities.ts';
import { context } from './sturdy.ts';

const files: readonly KernelFile<string, Readonly<Record<string, MetricDoc>>>[] = hostFiles;
const pageSize = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));

/** The paths a pattern stands for on this host; `*` is a part of one component. */
function expand(where: string): readonly string[] {
  let paths = [''];
  for (const part of where.split('/')) {
    if (!part.includes('*')) {
      paths = paths.map((path) => `${path}/${part}`);
      continue;
    }
    const pattern = new RegExp(`^${part.replaceAll('*', '[^/]*')}$`, 'u');
    paths = paths.flatMap((path) =>
      list(path)
        .filter((name) => pattern.test(name))
        .map((name) => `${path}/${name}`),
    );
  }
  return paths;
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file this kernel does not have, or does not show to us, reads as undefined. */
function readLive(path: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(path));
  } catch {
    return undefined;
  }
}

describe('host files of this kernel', () => {
  it('parse, each with every line consumed or noted as unknown', () => {
    const odd: string[] = [];
    let read = 0;
    for (const file of files.filter(({ capture }) => capture !== 'never')) {
      for (const path of file.where.flatMap(expand)) {
        const bytes = readLive(path);
        if (bytes === undefined) continue;
        read += 1;
        const { notes } = file.parse(bytes, { ...context, path: path.slice(1), pageSize });
        odd.push(...notes.filter(({ code }) => code !== 'unknown-field').map(({ code, text }) => `${path}: ${code}: ${text}`));
      }
    }
    expect(read).toBeGreaterThan(40);
    expect(odd).toEqual([]);
  });

  it('agree with each other', async () => {
    // Another program may take or free memory between two reads: the numbers must agree once in a while, not each time.
    const broken = (): readonly string[] => {
      const host = new HostReader((path) => readLive(`/${path}`), pageSize);
      const identities = hostIdentities(host, pageSize, 64 * 1024 ** 2);
      expect(identities.length).toBeGreaterThan(12);
      return identities.filter((identity) => !holds(identity)).map(({ name, left, right }) => `${name}: ${String(left)}, ${String(right)}`);
    };
    await expect.poll(broken, { timeout: 30_000, interval: 500 }).toEqual([]);
  });
});
