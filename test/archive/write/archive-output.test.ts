import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderName, openArchiveOutput, type ArchiveOutput } from '../../../src/archive/write/index.ts';
import { defaultName } from '../../../src/archive/write/default-name.ts';

const parts = { host: 'web-1', target: 'api.service', startedAt: '2026-01-31T02:03:04.567Z' };
const content = Buffer.from('archive');
const digest = createHash('sha256').update(content).digest('hex');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'memcase-out-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function put(output: ArchiveOutput): Promise<string | null> {
  await output.write(content);
  return output.commit(digest);
}

describe('openArchiveOutput', () => {
  it('puts a private file with its digest beside it, and nothing else', async () => {
    const path = join(folder, 'a.tar.gz');
    const output = await openArchiveOutput({ kind: 'path', path }, parts, null);
    expect(output.folder).toBe('a');
    expect(await put(output)).toBe(path);
    expect(readdirSync(folder).sort()).toEqual(['a.tar.gz', 'a.tar.gz.sha256']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(`${path}.sha256`, 'utf8')).toBe(`${digest}  a.tar.gz\n`);
  });

  it('shows no file under the name before the end, and none at all when discarded', async () => {
    const path = join(folder, 'a.tar.gz');
    const output = await openArchiveOutput({ kind: 'path', path }, parts, null);
    await output.write(content);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.memcase-[0-9a-f]{16}\.part$/)]);
    await output.discard();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a name that is taken, by a file, a link or an old digest', async () => {
    writeFileSync(join(folder, 'a'), 'mine');
    symlinkSync('nowhere', join(folder, 'b'));
    writeFileSync(join(folder, 'c.sha256'), 'old');
    for (const name of ['a', 'b', 'c']) {
      await expect(openArchiveOutput({ kind: 'path', path: join(folder, name) }, parts, null)).rejects.toMatchObject({
        failure: { code: 'output-exists', exit: 2 },
      });
    }
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('mine');
  });

  it('takes the next name when somebody took it during the capture', async () => {
    const path = join(folder, 'a.tar.gz');
    const output = await openArchiveOutput({ kind: 'path', path }, parts, null);
    await output.write(content);
    writeFileSync(path, 'theirs');
    expect(await output.commit(digest)).toBe(join(folder, 'a_2.tar.gz'));
    expect(readFileSync(path, 'utf8')).toBe('theirs');
  });

  it('counts up when the default name of this second is taken, even by a capture still running', async () => {
    const first = await openArchiveOutput({ kind: 'folder', folder }, parts, null);
    const second = await openArchiveOutput({ kind: 'folder', folder }, parts, null);
    expect(await put(first)).toBe(join(folder, 'memcase_web-1_api.service_20260131T020304Z.tar.gz'));
    expect(await put(second)).toBe(join(folder, 'memcase_web-1_api.service_20260131T020304Z_2.tar.gz'));
    const third = await openArchiveOutput({ kind: 'folder', folder }, parts, null);
    expect(third.folder).toBe('memcase_web-1_api.service_20260131T020304Z_3');
    await third.discard();
  });

  it('says what is wrong with a folder that is none', async () => {
    await expect(openArchiveOutput({ kind: 'path', path: join(folder, 'no/a.tar.gz') }, parts, null)).rejects.toMatchObject({
      failure: { code: 'no-such-folder' },
    });
    mkdirSync(join(folder, 'sub'));
    await expect(openArchiveOutput({ kind: 'path', path: join(folder, 'sub') }, parts, null)).rejects.toMatchObject({
      failure: { code: 'output-exists' },
    });
  });

  it('tells a closed pipe from other failures', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })) });
    const output = await openArchiveOutput({ kind: 'stream', stream, name: 'standard output' }, parts, null);
    await expect(output.write(content)).rejects.toMatchObject({ failure: { code: 'output-closed' } });
    await output.discard();
  });
});

describe('names', () => {
  it('hold only letters, digits, dots and dashes of what was selected', () => {
    expect(defaultName('h/ö st', '--name java*;rm', '2026-01-31T02:03:04.567Z', 2)).toBe('memcase_h-st_name-java-rm_20260131T020304Z_2');
    expect(folderName('x.tar.gz')).toBe('x');
    expect(folderName('../..tar')).toBe('capture');
    expect(folderName('.tar.gz')).toBe('capture');
  });
});
