import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { commonHeader } from '../../src/archive/write/plain-header.ts';
import { tarHeader } from '../../src/archive/write/tar-header.ts';
import type { Job } from '../../src/capture/reader-job.ts';
import { KernelReader } from '../../src/capture/reader.ts';
import { noLinux, scratchFolder } from './live-capture.ts';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const fileOf = (name: string, text: string): string => {
  const path = join(scratch.path, name);
  writeFileSync(path, text);
  return path;
};

interface Entry {
  readonly path: string;
  readonly sha256: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A FIFO that can be opened, since somebody has it open, and never gives anything. */
const silent = (name: string): { readonly path: string; readonly end: () => void } => {
  const path = join(scratch.path, name);
  execFileSync('mkfifo', [path]);
  const holder = spawn('sh', ['-c', 'exec 3<>"$1"; exec sleep 100', 'sh', path], { stdio: 'ignore' });
  return { path, end: () => holder.kill('SIGKILL') };
};

const textOf = (member: Uint8Array): string => (member.length === 0 ? '' : gunzipSync(member).toString());

async function readAll(
  batches: readonly (readonly string[])[],
  slowly: Partial<Extract<Job, { kind: 'read' | 'log' }>> = {},
): Promise<readonly (readonly string[])[]> {
  const reader = new KernelReader({ timeoutMs: 700, signal: new AbortController().signal, isOver: () => false, graceMs: () => 0 });
  try {
    return await Promise.all(
      batches.map(async (paths) => {
        const seen = paths.map(() => '');
        const jobs: readonly Job[] = paths.map((path) => ({ ...slowly, kind: 'read', path }));
        const done = await reader.run(jobs, {
          data: (index, bytes) => void (seen[index] = `${seen[index] ?? ''}${Buffer.from(bytes).toString('latin1')}`),
          member: () => undefined,
          end: (index, { errno, bytes }) => void (seen[index] = `${(seen[index] ?? '').slice(0, 9)} ${errno} ${String(bytes)}`),
        });
        expect(done).toBe(paths.length);
        return seen;
      }),
    );
  } finally {
    await reader.close();
  }
}

describe.skipIf(noLinux !== null)(`the reading process${noLinux === null ? '' : ` (skipped: ${noLinux})`}`, () => {
  it('loses one file to one that hangs, and brings everything around it once', async () => {
    const [a, b, c] = [fileOf('a', 'first'), fileOf('b', 'x'.repeat(600_000)), fileOf('c', 'third')];
    const one = silent('one');
    const two = silent('two');
    try {
      const seen = await readAll([
        [a, c],
        [a, one.path, b, two.path, c],
        [b, c],
      ]);
      const [first, long, third] = ['first  5', 'xxxxxxxxx  600000', 'third  5'];
      expect(seen).toEqual([
        [first, third],
        [first, ' ETIMEDOUT 0', long, ' ETIMEDOUT 0', third],
        [long, third],
      ]);
    } finally {
      one.end();
      two.end();
    }
  });

  it('asks for no more than it is told, so that the kernel formats no more mappings under one hold', async () => {
    const path = '/proc/self/smaps';
    const reader = new KernelReader({ timeoutMs: 5000, signal: new AbortController().signal, isOver: () => false, graceMs: () => 0 });
    const seen: { readonly reads: number; readonly bytes: number }[] = [];
    try {
      const jobs: readonly Job[] = [
        { kind: 'read', path, pack: true },
        { kind: 'read', path, pack: true, readBytes: 1300 },
      ];
      await reader.run(jobs, { data: () => undefined, member: () => undefined, end: (_index, result) => void seen.push(result) });
    } finally {
      await reader.close();
    }
    const [byPages, gently] = seen;
    expect(byPages?.reads).toBeLessThan((byPages?.bytes ?? 0) / 2000);
    expect(gently?.reads).toBeGreaterThan((gently?.bytes ?? 0) / 1300);
  });

  it('is not taken for stuck while it reads slowly on purpose', async () => {
    // Some twenty reads of a page, which make no chunk together.
    const [[seen = ''] = []] = await readAll([['/proc/self/smaps']], { pack: true, pauseMs: 100, limitMs: 60_000 });
    expect(seen).toMatch(/^[0-9a-f]{8}-  [0-9]{5}/u);
  });

  it('records the file that hangs, and what was lost with it, when the end comes first', async () => {
    const { path, end } = silent('last');
    const abort = new AbortController();
    const reader = new KernelReader({
      timeoutMs: 60_000,
      signal: abort.signal,
      isOver: () => abort.signal.aborted,
      graceMs: () => 50,
    });
    const seen: string[] = [];
    try {
      setTimeout(() => abort.abort(), 1500);
      const jobs = [fileOf('f', 'before'), path, fileOf('g', 'behind')].map((one): Job => ({ kind: 'read', path: one }));
      const done = await reader.run(jobs, {
        data: () => undefined,
        member: () => undefined,
        end: (index, { errno }) => void seen.push(`${String(index)} ${errno}`),
      });
      expect([done, seen]).toEqual([2, ['0 EINTR', '1 EINTR']]);
    } finally {
      await reader.close();
      end();
    }
  });

  it('stores each file once and with its result, whether one hangs or the end comes', async () => {
    const [a, b, c] = [fileOf('h', 'first'), fileOf('i', 'x'.repeat(300_000)), fileOf('j', 'third')];
    const { path, end } = silent('stored');
    const run = async (paths: readonly string[], endsAfter: number): Promise<readonly [readonly string[], readonly string[]]> => {
      const pieces: Buffer[] = [];
      const noted: Entry[] = [];
      const ended: string[] = [];
      const isOver = (): boolean => ended.length >= endsAfter;
      const reader = new KernelReader({ timeoutMs: 700, signal: new AbortController().signal, isOver, graceMs: () => 0 });
      const header = commonHeader('n', 1);
      if (header === null) throw new Error('no header');
      reader.storeInto({
        ...{ header, prefix: '0002/', sample: 2 },
        take: ({ members, entries, files, bytes }) => {
          pieces.push(gunzipSync(members));
          noted.push(...(JSON.parse(`[${gunzipSync(entries).toString().slice(0, -1)}]`) as readonly Entry[]));
          expect(bytes).toBe(5 * files);
          return Promise.resolve();
        },
      });
      try {
        const jobs = paths.map((one): Job => ({ kind: 'read', path: one, store: true }));
        await reader.run(jobs, {
          data: () => undefined,
          member: () => undefined,
          end: (_index, { errno, sha256 }) => void ended.push(errno === '' ? (sha256 ?? '') : errno),
        });
      } finally {
        await reader.close();
      }
      // The reading process loads nothing of the archive's and fills headers by itself: they are the same bytes.
      const [first] = paths;
      if (pieces[0] !== undefined && first !== undefined)
        expect(pieces[0].subarray(0, 512)).toEqual(tarHeader({ path: Buffer.from(`n${first}`), size: 5, mtimeSeconds: 1 }));
      const stored =
        Buffer.concat(pieces)
          .toString('latin1')
          .match(/^n\/[^\0]*|\0n\/tmp[^\0]*/gu) ?? [];
      const names = stored.map((name) => `/${name.replace('\0', '').slice(2)}`);
      // What is in the archive is in the manifest, and nothing else is.
      expect(noted.map((entry) => entry.path)).toEqual(names.map((name) => `0002${name}`));
      expect(noted.map((entry) => entry.sha256)).toEqual(ended.filter((one) => one.length === 64 && one !== digest('x'.repeat(300_000))));
      return [names, ended];
    };
    try {
      // A long file comes packed, and its header is not the reading process's to write.
      const [stored, ended] = await run([a, b, path, c], Infinity);
      expect(stored).toEqual([a, c]);
      expect(ended).toEqual([digest('first'), digest('x'.repeat(300_000)), 'ETIMEDOUT', digest('third')]);
      const [cut, results] = await run([a, c, a], 1);
      expect(results.length).toBe(cut.length);
      expect(results).not.toEqual([]);
    } finally {
      end();
    }
  });

  it('reads a form in any number of folders, says nothing of what went well, and nothing twice when one file hangs', async () => {
    const folders = ['first', 'second', 'third'].map((name) => {
      const folder = join(scratch.path, name);
      mkdirSync(folder);
      for (const file of ['a', 'c', 'd']) writeFileSync(join(folder, file), `${name} ${file}`);
      if (name !== 'second') writeFileSync(join(folder, 'b'), `${name} b`);
      symlinkSync(name === 'third' ? '"' : 'plain', join(folder, 'link'));
      return folder;
    });
    const { path: hanging, end } = silent('second/b');
    const reader = new KernelReader({ timeoutMs: 700, signal: new AbortController().signal, isOver: () => false, graceMs: () => 0 });
    const header = commonHeader('n', 1);
    if (header === null) throw new Error('no header');
    const [entries, facts]: [string[], string[]] = [[], []];
    reader.storeInto({
      ...{ header, prefix: '', sample: 2 },
      take: (files) => {
        entries.push(...(textOf(files.entries).match(/"path":"[^"]*"/gu) ?? []));
        facts.push(textOf(files.facts));
        return Promise.resolve();
      },
    });
    try {
      const quiet = { kind: 'read', store: true, quiet: true } as const;
      const form = reader.form([
        ...['/a', '/b', '/c'].map((path) => ({ ...quiet, path })),
        { kind: 'read', path: '/d' },
        { kind: 'links', path: '', names: ['link'], store: true },
      ]);
      const seen = await Promise.all(
        folders.map(async (folder) => {
          const told: string[] = [];
          const done = await reader.runIn(folder, form, {
            data: (index, bytes) => void told.push(`${String(index)} ${bytes.toString()}`),
            member: () => undefined,
            end: (index, { errno, links }) => void told.push(`${String(index)} ${errno}${links?.[0]?.target ?? ''}`),
            quiet: (index, jobs) => void told.push(`${String(index)} to ${String(index + jobs - 1)}`),
          });
          expect(done).toBe(5);
          return told;
        }),
      );
      expect(seen).toEqual([
        ['0 to 2', '3 first d', '3 ', '4 to 4'],
        ['0 to 0', '1 ETIMEDOUT', '2 to 2', '3 second d', '3 ', '4 to 4'],
        ['0 to 2', '3 third d', '3 ', '4 "'],
      ]);
      const stored = folders.flatMap((folder) => ['a', 'b', 'c'].map((name) => join(folder, name))).filter((path) => path !== hanging);
      expect(entries).toEqual(stored.map((path) => `"path":"${path.slice(1)}"`));
      expect(JSON.parse(`[${facts.join('').slice(0, -1)}]`)).toEqual(
        folders.slice(0, 2).map((folder) => ({ path: join(folder, 'link').slice(1), kind: 'link', facts: { target: 'plain' }, sample: 2 })),
      );
    } finally {
      await reader.close();
      end();
    }
  });

  it('hands out what repeats from folder to folder as one and the same, and anew where another process reads on', async () => {
    const texts = ['same', 'same', 'other', 'same', 'same', 'same'];
    const folders = texts.map((text, at) => {
      const folder = join(scratch.path, `repeats${String(at)}`);
      mkdirSync(folder);
      writeFileSync(join(folder, 'a'), text);
      if (at !== 4) writeFileSync(join(folder, 'b'), '');
      return folder;
    });
    const { end } = silent('repeats4/b');
    const reader = new KernelReader({ timeoutMs: 700, signal: new AbortController().signal, isOver: () => false, graceMs: () => 0 });
    try {
      const jobs: readonly Job[] = [
        { kind: 'read', path: '/b' },
        { kind: 'read', path: '/a', repeats: true },
      ];
      const form = reader.form(jobs);
      // The next sample of a series asks for what is known.
      expect(reader.form(jobs)).toBe(form);
      const seen: Buffer[] = [];
      const sizes: number[] = [];
      for (const folder of folders) {
        await reader.runIn(folder, form, {
          data: (_index, bytes) => void seen.push(bytes),
          member: () => undefined,
          end: (index, { bytes }) => void (index === 1 && sizes.push(bytes)),
        });
      }
      expect(seen.map(String)).toEqual(texts);
      expect(sizes).toEqual(texts.map((text) => text.length));
      expect(seen.map((bytes, at) => bytes === seen[at - 1])).toEqual([false, true, false, false, false, false]);
    } finally {
      await reader.close();
      end();
    }
  });

  it('finds a file that can not even be opened by reading again', async () => {
    const never = join(scratch.path, 'never');
    execFileSync('mkfifo', [never]);
    expect(await readAll([[fileOf('d', 'before'), never, fileOf('e', 'behind')]])).toEqual([['before  6', ' ETIMEDOUT 0', 'behind  6']]);
  });
});
