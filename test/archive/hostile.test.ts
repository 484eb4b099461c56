import { describe, expect, it } from 'vitest';
import { integrityExit, type ReadOptions } from '../../src/archive/index.ts';
import { isMemcaseError } from '../../src/contract/index.ts';
import { decodeName } from '../../src/text/index.ts';
import {
  endMark,
  entriesOf,
  gzipMembers,
  memcaseEntries,
  packTar,
  paxRecord,
  rawHeader,
  rawMember,
  readBytes,
  someFiles,
} from './make-archive.ts';

const meminfo = rawMember({ name: 'proc/meminfo' }, 'MemTotal: 1 kB\n');
const tarOf = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat([...parts, endMark]);

async function problemsOf(bytes: Uint8Array, options?: ReadOptions): Promise<string[]> {
  const { contents } = await readBytes(bytes, options);
  return contents.problems.map((problem) => problem.code);
}

async function failureOf(bytes: Uint8Array, options?: ReadOptions): Promise<{ readonly exit: number; readonly message: string }> {
  try {
    await readBytes(bytes, options);
  } catch (error) {
    if (isMemcaseError(error)) return { exit: error.failure.exit, message: error.message };
    throw error;
  }
  throw new Error('it was read');
}

describe('a hostile archive', () => {
  it('never has a file visited whose name leaves the archive', async () => {
    for (const name of ['../proc/1/maps', '/proc/1/maps', 'proc/../../x', 'proc/1/a\nb']) {
      const { contents, files } = await readBytes(tarOf(meminfo, rawMember({ name }, 'x')));
      expect([...files.keys()]).toEqual(['0:proc/meminfo']);
      expect(contents).toMatchObject({ integrity: 'altered', problems: [{ code: 'unsafe-name', path: name }] });
      expect(integrityExit(contents, 'analysis').code).toBe(7);
    }
  });

  it('is no capture when all of its names leave it', async () => {
    const failure = await failureOf(tarOf(rawMember({ name: '../proc/1/maps' }, 'x'), rawMember({ name: '/proc/meminfo' }, 'x')));
    expect(failure).toMatchObject({ exit: 7, message: expect.stringContaining('leads out of its folder') as string });
  });

  it('cannot hide a NUL in a long name', async () => {
    const pax = rawMember({ name: 'pax', type: 'x' }, paxRecord('path', 'proc/1/ma\0ps'));
    expect(await problemsOf(tarOf(meminfo, pax, rawMember({ name: 'short' }, 'x')))).toEqual(['unsafe-name']);
  });

  it('has its links and devices named and passed over', async () => {
    const tar = await packTar([
      { name: 'proc/meminfo', content: 'MemTotal: 1 kB\n' },
      { name: 'proc/1/maps', type: 'symlink', linkname: '/etc/shadow' },
      { name: 'proc/1/smaps', type: 'link', linkname: 'proc/meminfo' },
      { name: 'proc/1/status', type: 'character-device' },
      { name: 'proc/1/stat', type: 'fifo' },
      { name: 'etc/localtime', type: 'symlink', linkname: '../x' },
    ]);
    const { contents, files } = await readBytes(tar);
    expect(files.size).toBe(1);
    expect(contents.problems.map(({ code, path }) => `${code} ${String(path)}`)).toEqual([
      'link-skipped proc/1/maps',
      'link-skipped proc/1/smaps',
      'special-skipped proc/1/status',
      'special-skipped proc/1/stat',
    ]);
    expect(integrityExit(contents, 'verify').code).toBe(0);
  });

  it('has sparse files passed over, in both spellings, and what follows is still found', async () => {
    const old = rawHeader({ name: 'proc/1/maps', type: 'S', size: 512, magic: 'ustar  \0' });
    old[482] = 1;
    old.fill(0x20, 148, 156);
    old.write(
      `${old
        .reduce((total, byte) => total + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    const pax = rawMember({ name: 'pax', type: 'x' }, paxRecord('GNU.sparse.major', '1'));
    const tar = tarOf(old, Buffer.alloc(512), Buffer.alloc(512), pax, rawMember({ name: 'proc/1/smaps' }, 'map'), meminfo);
    const { contents, files } = await readBytes(tar);
    expect([...files.keys()]).toEqual(['0:proc/meminfo']);
    expect(contents.problems.map((problem) => problem.text)).toEqual(['a sparse file', 'a sparse file']);
  });

  it('has the first of two members of one name read', async () => {
    const { contents, files } = await readBytes(tarOf(meminfo, rawMember({ name: './proc//meminfo' }, 'MemTotal: 2 kB\n')));
    expect(files.get('0:proc/meminfo')?.toString()).toBe('MemTotal: 1 kB\n');
    expect(contents).toMatchObject({ integrity: 'altered', problems: [{ code: 'duplicate-member', path: 'proc/meminfo' }] });
  });

  it('is held to bounds on members, their size, the whole size, names and depth', async () => {
    const many = tarOf(meminfo, ...Array.from({ length: 20 }, (_, pid) => rawMember({ name: `proc/${String(pid)}/statm` }, '1 1 1\n')));
    expect(await failureOf(many, { bounds: { members: 20 } })).toMatchObject({
      exit: 7,
      message: expect.stringContaining('20 members') as string,
    });
    expect(await problemsOf(many, { bounds: { members: 21 } })).toEqual([]);
    expect(await problemsOf(many, { bounds: { memberBytes: 10 } })).toEqual(['too-large']);
    expect(
      await failureOf(gzipMembers(Buffer.concat([meminfo, Buffer.alloc(5_000_000)]), 1 << 20), { bounds: { totalBytes: 1 << 20 } }),
    ).toMatchObject({ exit: 7 });
    expect(await problemsOf(many, { bounds: { depth: 2 } })).toEqual(Array(20).fill('too-large'));
    expect(await problemsOf(many, { bounds: { pathBytes: 12 } })).toEqual(Array(10).fill('too-large'));
  });

  it('cannot announce more than it has without being called truncated', async () => {
    const huge = rawHeader({ name: 'proc/1/smaps', size: 4 * 2 ** 30 - 1 });
    const { contents, cut } = await readBytes(Buffer.concat([meminfo, huge, Buffer.from('7f00')]));
    expect(cut).toEqual(['proc/1/smaps']);
    expect(contents.integrity).toBe('truncated');
    const beyond = Buffer.from(huge);
    beyond.write('\xff'.repeat(12), 124, 'latin1');
    beyond.fill(0x20, 148, 156);
    beyond.write(
      `${beyond
        .reduce((total, byte) => total + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    expect(await problemsOf(tarOf(meminfo, beyond))).toEqual(['damaged']);
  });

  it('is damaged where a header has the wrong checksum or an extension makes no sense; what was before is read', async () => {
    const wrong = rawHeader({ name: 'proc/1/maps' });
    wrong[0] = 0x71;
    for (const bad of [
      Buffer.concat([wrong, endMark]),
      Buffer.concat([rawMember({ name: 'pax', type: 'x' }, '9 path=proc/1/maps\n'), endMark]),
      Buffer.concat([rawMember({ name: 'pax', type: 'x' }, '99999 path=x\n'), endMark]),
      Buffer.concat([rawMember({ name: 'long', type: 'L' }, Buffer.alloc(2_000_000, 0x61)), endMark]),
      Buffer.concat([endMark, meminfo]),
    ]) {
      const { contents, files } = await readBytes(Buffer.concat([meminfo, bad]));
      expect([...files.keys()]).toEqual(['0:proc/meminfo']);
      expect(contents).toMatchObject({ integrity: 'altered', problems: [{ code: 'damaged' }] });
    }
  });

  it('lists no more than the first thousand of its problems', async () => {
    const entries = Array.from({ length: 1500 }, (_, at) => rawHeader({ name: `../${String(at)}` }));
    const { contents } = await readBytes(tarOf(meminfo, ...entries));
    expect(contents.problems).toHaveLength(1001);
    expect(contents.problems.at(-1)?.text).toContain('500 more');
  });

  it('reads on to the last byte, so that the checksum is that of the whole file', async () => {
    const tar = tarOf(meminfo, Buffer.alloc(512, 0x41), Buffer.alloc(100_000, 1));
    const { createHash } = await import('node:crypto');
    const { contents } = await readBytes(tar, {}, 1000);
    expect(contents.sha256).toBe(createHash('sha256').update(tar).digest('hex'));
    const packed = gzipMembers(tar, 300);
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 9);
    expect((await readBytes(packed, {}, 64)).contents.sha256).toBe(createHash('sha256').update(packed).digest('hex'));
  });
});

describe('what is no archive', () => {
  it('is said to be none, each in its own words', async () => {
    expect(await failureOf(Buffer.alloc(0))).toMatchObject({ exit: 7, message: expect.stringContaining('is empty') as string });
    expect(await failureOf(Buffer.from('hello\n'))).toMatchObject({ exit: 7, message: expect.stringContaining('no capture') as string });
    expect(await failureOf(Buffer.alloc(5000, 'text of a report '))).toMatchObject({
      exit: 7,
      message: expect.stringContaining('neither a tar') as string,
    });
    expect(await failureOf(gzipMembers(Buffer.alloc(5000, 'text '), 9000))).toMatchObject({ exit: 7 });
    expect(await failureOf(endMark)).toMatchObject({ exit: 7, message: expect.stringContaining('no capture at all') as string });
    expect(await failureOf(await packTar(entriesOf({ 'etc/passwd': 'x', 'home/proc': 'x' })))).toMatchObject({ exit: 7 });
    expect(await failureOf(Buffer.concat([Buffer.of(0x1f, 0x8b, 8, 0), Buffer.alloc(600, 0xff)]))).toMatchObject({
      exit: 7,
      message: expect.stringContaining('damaged') as string,
    });
  });

  it('is named with the program that unpacks it when it is compressed otherwise', async () => {
    for (const [magic, command] of [
      [[0x28, 0xb5, 0x2f, 0xfd], 'zstd -dc'],
      [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], 'xz -dc'],
      [[0x42, 0x5a, 0x68, 0x39], 'bzip2 -dc'],
    ] as const) {
      expect(await failureOf(Buffer.from([...magic, ...Buffer.alloc(600)]))).toMatchObject({
        exit: 2,
        message: expect.stringContaining(command) as string,
      });
    }
  });
});

describe('names in a tar', () => {
  it('keep their bytes in every spelling: ustar prefix, GNU long name, pax path', async () => {
    const cgroup = Buffer.concat([
      Buffer.from('sys/fs/cgroup/'),
      Buffer.alloc(120, 'abcdefghi/'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('/memory.stat'),
    ]);
    const prefixed = rawHeader({ name: cgroup.subarray(100), size: 2 });
    cgroup.subarray(0, 99).copy(prefixed, 345);
    prefixed.fill(0x20, 148, 156);
    prefixed.write(
      `${prefixed
        .reduce((total, byte) => total + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    const data = Buffer.alloc(512, 'a\n');
    const expected = decodeName(cgroup);
    for (const parts of [
      [
        rawMember({ name: 'long', type: 'L', magic: 'ustar  \0' }, Buffer.concat([cgroup, Buffer.alloc(1)])),
        rawMember({ name: 'cut', magic: 'ustar  \0' }, 'a\n'),
      ],
      [rawMember({ name: 'pax', type: 'x' }, paxRecord('path', cgroup)), rawMember({ name: 'cut' }, 'a\n')],
    ]) {
      expect([...(await readBytes(tarOf(...parts))).files.keys()]).toEqual([`0:${expected}`]);
    }
    const [name = ''] = (await readBytes(tarOf(prefixed, data))).files.keys();
    expect(name).toBe(`0:${decodeName(cgroup.subarray(0, 99))}/${decodeName(cgroup.subarray(100))}`);
  });

  it('are read from the oldest tars and with sizes written in binary', async () => {
    const old = rawMember({ name: 'proc/meminfo', magic: '\0\0\0\0\0\0\0\0' }, 'MemTotal: 1 kB\n');
    expect((await readBytes(tarOf(old))).files.size).toBe(1);
    const binary = rawHeader({ name: 'proc/vmstat', size: 0 });
    binary.fill(0, 124, 136);
    binary[124] = 0x80;
    binary[135] = 3;
    binary.fill(0x20, 148, 156);
    binary.write(
      `${binary
        .reduce((total, byte) => total + byte, 0)
        .toString(8)
        .padStart(6, '0')}\0 `,
      148,
    );
    const { files } = await readBytes(tarOf(binary, Buffer.concat([Buffer.from('a 1'), Buffer.alloc(509)])));
    expect(files.get('0:proc/vmstat')?.toString()).toBe('a 1');
  });

  it('do not depend on how the stream is cut into pieces', async () => {
    const tar = await packTar(memcaseEntries());
    for (const piece of [1, 7, 511, 512, 513, 4096]) {
      const { files, contents } = await readBytes(tar, {}, piece);
      expect(Object.fromEntries([...files].map(([key, bytes]) => [key.slice(2), bytes.toString()]))).toEqual(someFiles);
      expect(contents.integrity).toBe('whole');
    }
  });
});
