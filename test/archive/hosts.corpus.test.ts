import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readCapture, verifyCapture } from '../../src/archive/index.ts';
import { readAll } from './make-archive.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const run = promisify(execFile);

function captures(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tar.gz') || name.endsWith('.tgz'))
    .map((name) => join(folder, name))
    .sort();
}

/** What tar itself counts below proc and sys. */
async function countByTar(path: string): Promise<number> {
  const { stdout } = await run('tar', ['tzvf', path], { maxBuffer: 1 << 28 });
  return stdout.split('\n').filter((line) => line.startsWith('-') && / (?:\.\/)?(?:proc|sys)\//u.test(line)).length;
}

describe.skipIf(corpus === undefined)('captures of real kernels (needs MEMCASE_CORPUS)', () => {
  const hosts = corpus === undefined ? [] : captures(join(corpus, 'hosts'));

  it('are there', () => {
    expect(hosts.length).toBeGreaterThan(40);
  });

  it.each(hosts)('%s gives every file that tar lists, and the facts of its host', async (path) => {
    const contents = await readCapture({ kind: 'path', path }, () => undefined);
    expect(contents.files).toBe(await countByTar(path));
    expect(contents).toMatchObject({ format: 'foreign', integrity: 'unknown', problems: [], assumed: ['ticksPerSecond'], samples: 1 });
    expect(contents.host).toMatchObject({
      architecture: 'x86_64',
      wordSize: 64,
      pageSize: 4096,
      cpus: 2,
      numaNodes: 2,
      cgroupMode: /-(?<mode>v1|v2|hybrid)\b/u.exec(path)?.groups?.['mode'],
    });
    expect(contents.host.kernelRelease).toMatch(path.includes('6.12') ? /^6\.12\./u : /^6\.1\.0/u);
    expect(contents.host.bootId).toMatch(/^[0-9a-f-]{36}$/u);
    expect(contents.facts.length).toBeGreaterThan(50);
    expect(contents.refused.length).toBeGreaterThan(50);
    expect(contents.refused.filter((refusal) => !refusal.normal)).toEqual([]);
    expect(Date.parse(contents.finishedAt ?? '')).toBeGreaterThan(Date.parse(contents.startedAt ?? ''));
  });

  it('give the same files as a folder, to the byte', async () => {
    for (const path of hosts.slice(0, 2)) {
      const folder = await mkdtemp(join(tmpdir(), 'memcase-hosts-'));
      try {
        await run('tar', ['xzf', path, '-C', folder]);
        const packed = await readAll({ kind: 'path', path });
        const unpacked = await readAll({ kind: 'path', path: folder });
        expect(unpacked.files.size).toBe(packed.files.size);
        for (const [key, bytes] of packed.files) expect(unpacked.files.get(key)?.equals(bytes)).toBe(true);
        expect({ ...unpacked.contents, file: '', sha256: '' }).toEqual({ ...packed.contents, file: '', sha256: '' });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }
  });

  it('have the sha256 that sha256sum prints', async () => {
    const path = hosts[0] ?? '';
    const { stdout } = await run('sha256sum', [path]);
    expect((await verifyCapture({ kind: 'path', path })).sha256).toBe(stdout.slice(0, 64));
  });
});

describe.skipIf(corpus === undefined)('published samples (needs MEMCASE_CORPUS)', () => {
  const samples = corpus === undefined ? '' : join(corpus, 'samples');
  const trees =
    corpus === undefined ? [] : readdirSync(samples).filter((name) => statSync(join(samples, name)).isDirectory() && name !== 'archives');

  it('in a tar.gz are read, in a tar.bz2 named with what unpacks them', async () => {
    const read = await readCapture({ kind: 'path', path: join(samples, 'archives/procpid-5.5.7-root-007.tgz') }, () => undefined);
    expect(read).toMatchObject({ files: 44, host: { wordSize: 64, pageSize: 4096 }, problems: [] });
    const packed = readCapture({ kind: 'path', path: join(samples, 'archives/hwloc-32amd64-4s2n4c-cgroup2.tar.bz2') }, () => undefined);
    await expect(packed).rejects.toMatchObject({ failure: { exit: 2, next: expect.stringContaining('bzip2 -dc') as string } });
  });

  it('in folders are captures, or hold several, or none: each is said', async () => {
    const outcomes = new Map<string, number>();
    for (const tree of trees) {
      const outcome = await readCapture({ kind: 'path', path: join(samples, tree) }, () => undefined).then(
        (contents) => (contents.integrity === 'unknown' && contents.files > 0 ? 'read' : `odd ${tree}`),
        (error: unknown) => (error instanceof Error && 'failure' in error ? (error.failure as { code: string }).code : `bug ${tree}`),
      );
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect([...outcomes.keys()].sort()).toEqual(['no-capture', 'read', 'several-roots']);
    expect(outcomes.get('read')).toBeGreaterThan(20);
  });
});
