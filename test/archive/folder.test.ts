import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyCapture } from '../../src/archive/index.ts';
import { isMemcaseError } from '../../src/contract/index.ts';
import { entriesOf, memcaseEntries, packTar, readAll, someFiles } from './make-archive.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memcase-folder-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

const unpacked = (name = 'NAME'): Record<string, string> =>
  Object.fromEntries(memcaseEntries(someFiles, name).map((entry) => [entry.name, String(entry.content)]));

const failureOf = async (path: string, root?: string): Promise<unknown> =>
  readAll({ kind: 'path', path }, { root }).then(
    () => 'it was read',
    (error: unknown) => (isMemcaseError(error) ? { exit: error.failure.exit, code: error.failure.code, message: error.message } : error),
  );

describe('an unpacked folder', () => {
  it('gives the same files and facts as the archive it came from', async () => {
    await put(unpacked());
    await writeFile(join(folder, 'a.tar.gz'), gzipSync(await packTar(memcaseEntries())));
    const archive = await readAll({ kind: 'path', path: join(folder, 'a.tar.gz') });
    for (const path of [join(folder, 'NAME'), folder]) {
      const read = await readAll({ kind: 'path', path });
      expect(new Map([...read.files].sort())).toEqual(new Map([...archive.files].sort()));
      expect({ ...read.contents, file: '', sha256: null }).toEqual({ ...archive.contents, file: '', sha256: null });
      expect(read.contents.integrity).toBe('whole');
    }
  });

  it('is altered or truncated like an archive', async () => {
    await put({ ...unpacked(), 'NAME/proc/812/statm': 'changed' });
    expect((await verifyCapture({ kind: 'path', path: folder })).problems).toMatchObject([
      { code: 'digest-mismatch', path: 'proc/812/statm' },
    ]);
    await rm(join(folder, 'NAME', 'manifest.json'));
    expect(await verifyCapture({ kind: 'path', path: folder })).toMatchObject({
      integrity: 'truncated',
      beside: 'absent',
      exit: { code: 7 },
    });
  });

  it('has links never followed, nor files that only look like files', async () => {
    await put({ 'proc/meminfo': 'MemTotal: 1 kB\n', 'proc/7/maps': '', 'outside/secret': 'x' });
    await symlink(join(folder, 'outside/secret'), join(folder, 'proc/7/smaps'));
    await symlink(join(folder, 'outside'), join(folder, 'proc/8'));
    await symlink('/proc', join(folder, 'sys'));
    await promisify(execFile)('mkfifo', [join(folder, 'proc/7/status')]);
    const { contents, files } = await readAll({ kind: 'path', path: folder });
    expect([...files.keys()]).toEqual(['0:proc/7/maps', '0:proc/meminfo']);
    expect(contents.problems.map(({ code, path }) => `${code} ${String(path)}`)).toEqual([
      'link-skipped proc/7/smaps',
      'special-skipped proc/7/status',
      'link-skipped proc/8',
      'link-skipped sys',
    ]);
  });

  it('may be reached through a link, which the user named', async () => {
    await put(unpacked('real/NAME'));
    await symlink(join(folder, 'real'), join(folder, 'link'));
    expect((await readAll({ kind: 'path', path: join(folder, 'link') })).files.size).toBe(5);
  });

  it('keeps names that are not UTF-8 apart', async () => {
    await put({ 'proc/meminfo': 'MemTotal: 1 kB\n' });
    const at = (byte: number): Buffer => Buffer.concat([Buffer.from(`${folder}/proc/`), Buffer.of(0x61, byte)]);
    await writeFile(at(0xff), '1');
    await writeFile(at(0xfe), '2');
    const { files } = await readAll({ kind: 'path', path: folder });
    expect([files.get('0:proc/a\udcff')?.toString(), files.get('0:proc/a\udcfe')?.toString()]).toEqual(['1', '2']);
  });

  it('reads files larger than a piece whole', async () => {
    const large = Buffer.alloc(700_001, 'Rss:                  12 kB\n');
    await put({ 'proc/7/smaps': large });
    expect((await readAll({ kind: 'path', path: folder })).files.get('0:proc/7/smaps')?.equals(large)).toBe(true);
  });

  it('holds several captures only if one is chosen', async () => {
    await put({
      'before/proc/meminfo': '1',
      'after/proc/meminfo': '2',
      'after/proc/9/root/proc/meminfo': '3',
      'rootfs/x/proc/meminfo': '4',
    });
    await mkdir(join(folder, 'empty/proc'), { recursive: true });
    expect(await failureOf(folder)).toMatchObject({
      exit: 2,
      code: 'several-roots',
      message: expect.stringMatching(/: after, before\./u) as string,
    });
    const { files } = await readAll({ kind: 'path', path: folder }, { root: 'after/' });
    expect([...files].map(([key, bytes]) => `${key} ${bytes.toString()}`)).toEqual(['0:proc/9/root/proc/meminfo 3', '0:proc/meminfo 2']);
    expect(await failureOf(folder, 'empty')).toMatchObject({ exit: 2, code: 'no-such-root' });
  });

  it('holds no capture when there is no proc or sys in it', async () => {
    await put({ 'etc/passwd': 'x' });
    expect(await failureOf(folder)).toMatchObject({ exit: 7, code: 'no-capture' });
  });

  it('is refused when it is the live /proc or /sys, or has them in it', async () => {
    if (process.platform !== 'linux') return;
    for (const path of ['/proc', '/proc/self', '/sys', '/', '/proc/self/status']) {
      expect(await failureOf(path)).toMatchObject({
        exit: 2,
        code: 'live-file-system',
        message: expect.stringContaining('memcase capture') as string,
      });
    }
  });

  it('that is not there or cannot be read is said so', async () => {
    expect(await failureOf(join(folder, 'nothing'))).toMatchObject({ exit: 2, code: 'no-such-capture' });
    expect(await failureOf('/dev/zero')).toMatchObject({ exit: 2 });
  });

  it('without the right to read parts of it has them refused, not forgotten', async () => {
    await put({ 'proc/meminfo': '1', 'proc/7/smaps': '2', 'proc/8/maps': '3' });
    await chmod(join(folder, 'proc/7/smaps'), 0);
    await chmod(join(folder, 'proc/8'), 0);
    const { contents } = await asNobody(() => readAll({ kind: 'path', path: folder }));
    expect(contents.refused).toEqual([
      { path: 'proc/7/smaps', errno: 'EACCES', normal: false, sample: 0 },
      { path: 'proc/8', errno: 'EACCES', normal: false, sample: 0 },
    ]);
    await chmod(folder, 0);
    expect(await asNobody(() => failureOf(join(folder, 'proc')))).toMatchObject({ exit: 2, code: 'capture-unreadable' });
    expect(await asNobody(() => failureOf(folder))).toMatchObject({ exit: 2, code: 'capture-unreadable' });
    await chmod(folder, 0o700);
    await chmod(join(folder, 'proc/8'), 0o700);
  });
});

/** Root may read everything: as root, the files are given away and read as the user they then belong to. */
async function asNobody<T>(read: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return read();
  await promisify(execFile)('chown', ['-R', '65534:65534', folder]);
  process.seteuid?.(65534);
  try {
    return await read();
  } finally {
    process.seteuid?.(0);
  }
}

describe('an archive file', () => {
  it('is searched for the outermost proc before anything is handed out', async () => {
    const tar = await packTar(
      entriesOf({ 'sos/containers/c1/proc/meminfo': 'inner', 'sos/proc/meminfo': 'outer', 'sos/var/x/sys/kernel/mm/ksm/run': '0' }),
    );
    await writeFile(join(folder, 'sos.tar'), tar);
    const { files, contents } = await readAll({ kind: 'path', path: join(folder, 'sos.tar') });
    expect([...files].map(([key, bytes]) => `${key} ${bytes.toString()}`)).toEqual(['0:proc/meminfo outer']);
    expect(contents.problems.map(({ code, path }) => `${code} ${String(path)}`)).toEqual([
      'root-ignored sos/containers/c1',
      'root-ignored sos/var/x',
    ]);
    expect(contents.integrity).toBe('unknown');
  });

  it('with several captures is refused with their list, and --root picks', async () => {
    const both = [...memcaseEntries(someFiles, 'one'), ...memcaseEntries({ 'proc/meminfo': 'x' }, 'two')];
    await writeFile(join(folder, 'both.tgz'), gzipSync(await packTar(both)));
    const path = join(folder, 'both.tgz');
    expect((await readAll({ kind: 'path', path }, { root: 'two' })).files.size).toBe(1);
    // One archive of ours behind another: the first is read, the rest is foreign to it.
    expect((await verifyCapture({ kind: 'path', path })).exit.code).toBe(7);
  });

  it('says what is wrong with it from any place it is read', async () => {
    await writeFile(join(folder, 'empty'), '');
    await writeFile(join(folder, 'notes.txt'), 'these are notes\n'.repeat(100));
    expect(await failureOf(join(folder, 'empty'))).toMatchObject({ exit: 7, code: 'empty-archive' });
    expect(await failureOf(join(folder, 'notes.txt'))).toMatchObject({ exit: 7, code: 'not-an-archive' });
  });
});

describe('verify', () => {
  it('holds the archive against the checksum beside it', async () => {
    const path = join(folder, 'a.tar.gz');
    const packed = gzipSync(await packTar(memcaseEntries()));
    await writeFile(path, packed);
    const first = await verifyCapture({ kind: 'path', path });
    expect(first).toMatchObject({ integrity: 'whole', beside: 'absent', files: 5, exit: { code: 0, reasons: [] } });
    await writeFile(`${path}.sha256`, `${first.sha256 ?? ''}  a.tar.gz\n`);
    expect(await verifyCapture({ kind: 'path', path })).toMatchObject({ beside: 'matches', exit: { code: 0 } });
    await writeFile(`${path}.sha256`, `${'0'.repeat(64)}  a.tar.gz\n`);
    expect(await verifyCapture({ kind: 'path', path })).toMatchObject({ integrity: 'whole', beside: 'differs', exit: { code: 7 } });
  });
});
