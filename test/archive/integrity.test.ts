import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { integrityExit, readCapture, type CapturedFile, type ReadContents } from '../../src/archive/index.ts';
import { isMemcaseError } from '../../src/contract/index.ts';
import {
  headerJson,
  hostFacts,
  inPieces,
  manifestJson,
  memcaseEntries,
  packTar,
  readBytes,
  someFiles,
  type Entry,
} from './make-archive.ts';

async function contentsOf(entries: readonly Entry[]): Promise<ReadContents> {
  return (await readBytes(gzipSync(await packTar(entries)))).contents;
}

const codes = (contents: ReadContents): string[] => contents.problems.map(({ code, path }) => `${code} ${String(path)}`);

describe('an archive of ours', () => {
  it('is whole when every member is the one that the manifest lists', async () => {
    const contents = await contentsOf(memcaseEntries());
    expect(contents).toMatchObject({
      format: 'memcase',
      integrity: 'whole',
      problems: [],
      host: hostFacts,
      assumed: [],
      startedAt: '2026-01-31T02:03:01.000Z',
      finishedAt: '2026-01-31T02:03:02.000Z',
      facts: [{ path: 'proc/812/exe', kind: 'link', facts: { target: '/usr/bin/api' } }],
      refused: [{ path: 'proc/812/smaps_rollup', errno: 'ESRCH', normal: true, sample: 0 }],
      files: 5,
      samples: 1,
    });
    expect(contents.header?.selectors).toEqual([{ selector: '--pid 812', pids: [812] }]);
    expect(integrityExit(contents, 'verify')).toEqual({ code: 0, reasons: [] });
  });

  it('hands out kernel files only, in the order of the archive, and never its own', async () => {
    const { files } = await readBytes(await packTar(memcaseEntries()));
    expect([...files.keys()]).toEqual(Object.keys(someFiles).map((path) => `0:${path}`));
  });

  it('is altered when a byte differs, a member is missing, added, doubled or replaced by a link', async () => {
    const entries = memcaseEntries();
    const changed = entries.map((entry) => (entry.name.endsWith('statm') ? { ...entry, content: '2049 100 50 1 0 20 0\n' } : entry));
    expect(codes(await contentsOf(changed))).toEqual(['digest-mismatch proc/812/statm']);
    expect(codes(await contentsOf(entries.filter((entry) => !entry.name.endsWith('statm'))))).toEqual(['missing-member proc/812/statm']);
    expect(codes(await contentsOf([...entries, { name: 'NAME/proc/1/statm', content: '1 1\n' }]))).toEqual([
      'unlisted-member proc/1/statm',
    ]);
    expect(codes(await contentsOf([...entries, { name: 'NAME/README', content: '1 1\n' }]))).toEqual(['unlisted-member README']);
    expect(codes(await contentsOf([...entries, { name: 'OTHER/proc/1/statm', content: '1\n' }]))).toEqual([
      'unlisted-member OTHER/proc/1/statm',
    ]);
    expect(codes(await contentsOf([...entries, { name: 'NAME/proc/812/statm', content: '1 1\n' }]))).toEqual([
      'duplicate-member NAME/proc/812/statm',
    ]);
    const linked = await contentsOf([...entries, { name: 'NAME/proc/1/maps', type: 'symlink', linkname: 'x' }]);
    expect(codes(linked)).toEqual(['link-skipped NAME/proc/1/maps']);
    expect(linked.integrity).toBe('altered');
    expect(integrityExit(linked, 'analysis').code).toBe(7);
  });

  it('is altered when its manifest or a listed header was changed', async () => {
    const broken = memcaseEntries().map((entry) =>
      entry.name.endsWith('manifest.json') ? { ...entry, content: '{"format": "memcase-capture/1"' } : entry,
    );
    expect(await contentsOf(broken)).toMatchObject({
      integrity: 'altered',
      manifest: null,
      problems: [{ code: 'damaged', path: 'manifest.json' }],
    });
    const listing = { ...someFiles, 'capture.json': headerJson() };
    const relabelled = memcaseEntries().map((entry) => {
      if (entry.name.endsWith('capture.json')) return { ...entry, content: headerJson({ label: 'after' }) };
      return entry.name.endsWith('manifest.json') ? { ...entry, content: manifestJson(listing) } : entry;
    });
    expect(codes(await contentsOf(relabelled))).toEqual(['digest-mismatch capture.json']);
  });

  it('is truncated when it has no manifest', async () => {
    const contents = await contentsOf(memcaseEntries().slice(0, -1));
    expect(contents).toMatchObject({ integrity: 'truncated', manifest: null, finishedAt: null, problems: [{ code: 'no-manifest' }] });
    expect(contents.sampleTimes).toHaveLength(1);
  });

  it('is recognised when somebody packed it again in another order or a folder deeper', async () => {
    const entries = memcaseEntries();
    for (const order of [
      entries.toReversed(),
      entries.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      [...entries.slice(1), ...entries.slice(0, 1)],
    ]) {
      const deeper = [{ name: 'x/', type: 'directory' as const }, ...order.map((entry) => ({ ...entry, name: `./x/${entry.name}` }))];
      for (const packed of [order, deeper])
        expect(await contentsOf(packed)).toMatchObject({ integrity: 'whole', format: 'memcase', files: 5, refused: [{}] });
    }
  });

  it('numbers the samples of a series', async () => {
    const files = { '0000/proc/812/statm': '1 1\n', '0001/proc/812/statm': '2 1\n', '0002/proc/812/statm': '3 1\n' };
    const { contents, files: read } = await readBytes(await packTar(memcaseEntries(files)));
    expect(contents).toMatchObject({ integrity: 'whole', samples: 3 });
    expect([...read].map(([key, bytes]) => `${key} ${bytes.toString()}`)).toEqual([
      '0:proc/812/statm 1 1\n',
      '1:proc/812/statm 2 1\n',
      '2:proc/812/statm 3 1\n',
    ]);
  });

  it('gives back names that its JSON had to escape', async () => {
    const path = 'sys/fs/cgroup/a\\x2db/memory.stat';
    const manifest = manifestJson(
      {},
      {
        entries: [
          {
            ...(JSON.parse(manifestJson({ x: 'a 1\n' })) as { entries: object[] }).entries[0],
            path: 'sys/fs/cgroup/a\\\\x2db/memory.stat',
          },
          { state: 'refused', path: '0001/proc/7/a\\xff', errno: 'EACCES', normal: false, atUsec: 1 },
        ],
        facts: [{ path: 'proc/1/exe', kind: 'link', facts: { target: '/a\\\\b\\u{a}c' } }],
      },
    );
    const contents = await contentsOf([
      { name: 'NAME/capture.json', content: headerJson() },
      { name: `NAME/${path}`, content: 'a 1\n' },
      { name: 'NAME/manifest.json', content: manifest },
    ]);
    expect(contents).toMatchObject({
      integrity: 'whole',
      refused: [{ path: 'proc/7/a\udcff', sample: 1, normal: false }],
      facts: [{ facts: { target: '/a\\b\nc' } }],
    });
  });

  it('has unknown facts where its header says nothing, and guesses named', async () => {
    const contents = await contentsOf([
      { name: 'NAME/capture.json', content: '{"format":"memcase-capture/1","host":{"pageSize":12345,"cpus":"many"}}' },
      { name: 'NAME/proc/meminfo', content: 'x' },
    ]);
    expect(contents).toMatchObject({
      host: { pageSize: 4096, cpus: null, hostname: null, cgroupMounts: [] },
      assumed: ['pageSize', 'ticksPerSecond'],
      startedAt: null,
    });
  });

  it('of a later format is refused with a way out', async () => {
    const later = await packTar([{ name: 'NAME/capture.json', content: headerJson({ format: 'memcase-capture/2' }) }]);
    await expect(readBytes(later)).rejects.toMatchObject({ failure: { exit: 2, code: 'unknown-format' } });
  });

  it('is not taken for one because some file is called capture.json', async () => {
    const contents = await contentsOf([
      { name: 'capture.json', content: '{"format":"something else"}' },
      { name: 'proc/meminfo', content: 'MemTotal: 1 kB\n' },
    ]);
    expect(contents).toMatchObject({ format: 'foreign', integrity: 'unknown', files: 1, problems: [] });
  });
});

describe('reading', () => {
  it('waits for each visit, and passes over what a visitor leaves', async () => {
    const tar = await packTar(memcaseEntries());
    const seen: string[] = [];
    const contents = await readCapture({ kind: 'stream', stream: inPieces(tar, 100), name: 'x' }, async (file) => {
      seen.push(`begin ${file.path}`);
      if (file.path.endsWith('smaps')) await file.chunks()[Symbol.asyncIterator]().next();
      await new Promise((resolve) => setTimeout(resolve, 2));
      seen.push(`end ${file.path}`);
    });
    expect(seen).toEqual(Object.keys(someFiles).flatMap((path) => [`begin ${path}`, `end ${path}`]));
    expect(contents.integrity).toBe('whole');
  });

  it('does not let a file be read after its turn', async () => {
    const tar = await packTar(memcaseEntries());
    const late: CapturedFile[] = [];
    await readCapture({ kind: 'stream', stream: inPieces(tar, 100), name: 'x' }, (file) => void late.push(file));
    await expect(late[0]?.chunks()[Symbol.asyncIterator]().next()).rejects.toThrow('after its turn');
  });

  it('ends with the error of its visitor, and closes its source', async () => {
    const tar = await packTar(memcaseEntries());
    for (const bytes of [tar, gzipSync(tar)]) {
      let closed = false;
      const stream = (async function* () {
        try {
          yield* inPieces(bytes, 100);
        } finally {
          closed = true;
        }
      })();
      const reading = readCapture({ kind: 'stream', stream, name: 'x' }, () => {
        throw new Error('enough');
      });
      await expect(reading).rejects.toThrow('enough');
      expect(closed).toBe(true);
    }
  });

  it('stops when it is told to', async () => {
    const tar = await packTar(memcaseEntries());
    const stop = new AbortController();
    const reading = readCapture({ kind: 'stream', stream: inPieces(tar, 100), name: 'x' }, () => stop.abort(), { signal: stop.signal });
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('reports what it has read', async () => {
    const tar = await packTar(memcaseEntries());
    const seen: number[] = [];
    await readCapture({ kind: 'stream', stream: inPieces(tar, 512), name: 'x' }, () => undefined, {
      onProgress: ({ bytes, files }) => seen.push(files, bytes),
    });
    expect(seen.filter((_, at) => at % 2 === 0)).toEqual([1, 2, 3, 4, 5]);
    expect(seen.at(-1)).toBeGreaterThan(4000);
  });

  it('turns a source that fails into a truncated archive', async () => {
    const tar = await packTar(memcaseEntries());
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield tar.subarray(0, 2100);
      throw Object.assign(new Error('read EIO'), { code: 'EIO' });
    }
    const contents = await readCapture({ kind: 'stream', stream: failing(), name: 'x' }, () => undefined);
    expect(contents).toMatchObject({ integrity: 'truncated', sha256: null });
    expect(contents.problems.some((problem) => problem.text.includes('EIO'))).toBe(true);
  });

  it('refuses two captures in one stream, and reads the one that is asked for', async () => {
    const both = [...memcaseEntries(someFiles, 'before'), ...memcaseEntries(someFiles, 'after')].map((entry) => ({
      ...entry,
      name: `x/${entry.name}`,
    }));
    const foreign = await packTar([
      { name: 'a/proc/meminfo', content: 'a' },
      { name: 'b/proc/meminfo', content: 'b' },
      { name: 'b/proc/1/root/proc/meminfo', content: 'c' },
    ]);
    const failure = await readBytes(foreign).catch((error: unknown) => (isMemcaseError(error) ? error.failure : error));
    expect(failure).toMatchObject({ exit: 2, what: expect.stringContaining('a, b') as string });
    const { files } = await readBytes(foreign, { root: 'b' });
    expect([...files].map(([key, bytes]) => `${key} ${bytes.toString()}`)).toEqual(['0:proc/meminfo b', '0:proc/1/root/proc/meminfo c']);
    await expect(readBytes(foreign, { root: 'c' })).rejects.toMatchObject({ failure: { exit: 2, code: 'no-such-root' } });
    expect((await readBytes(await packTar(both), { root: 'x/after' })).files.size).toBe(5);
  });
});
