import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { integrityExit } from '../../src/archive/index.ts';
import { isMemcaseError } from '../../src/contract/index.ts';
import { gzipMembers, memcaseEntries, packTar, readBytes, someFiles, type Read } from './make-archive.ts';

type Outcome =
  { readonly state: 'read'; readonly read: Read } | { readonly state: 'failed'; readonly exit: number; readonly message: string };

async function readCut(bytes: Uint8Array): Promise<Outcome> {
  try {
    return { state: 'read', read: await readBytes(bytes) };
  } catch (error) {
    if (!isMemcaseError(error)) throw error;
    return { state: 'failed', exit: error.failure.exit, message: error.message };
  }
}

/** What must hold of any cut: it is said, and what was handed out is what was captured. */
function expectHonest(outcome: Outcome): number {
  if (outcome.state === 'failed') {
    expect(outcome).toMatchObject({ exit: 7, message: expect.stringMatching(/truncated|is empty/u) as string });
    return 0;
  }
  const { contents, files, cut } = outcome.read;
  expect(contents.integrity).toBe('truncated');
  expect(contents.manifest === null ? contents.problems.map((problem) => problem.code) : ['truncated']).toContain('truncated');
  expect(integrityExit(contents, 'verify')).toMatchObject({ code: 7, reasons: [expect.stringContaining('truncated')] });
  expect(integrityExit(contents, 'analysis').code).toBe(4);
  for (const [key, bytes] of files) {
    const path = key.slice(2);
    const original = Buffer.from(someFiles[path] ?? '');
    expect(original.subarray(0, bytes.length).equals(bytes)).toBe(true);
    if (bytes.length < original.length) expect(cut).toEqual([path]);
  }
  return files.size;
}

describe('an archive that was cut', () => {
  it('gives all that is whole and says truncated, at every block and beside it, without compression', async () => {
    const tar = await packTar(memcaseEntries());
    let most = 0;
    for (let block = 0; block < tar.length; block += 512) {
      for (const length of [block, block + 1, block + 511]) {
        if (length < tar.length) most = Math.max(most, expectHonest(await readCut(tar.subarray(0, length))));
      }
    }
    expect(most).toBe(Object.keys(someFiles).length);
    const whole = await readBytes(tar);
    expect(whole.contents.integrity).toBe('whole');
    expect(whole.cut).toEqual([]);
  });

  it('says truncated wherever a compressed one ends, its last bytes included', async () => {
    const tar = await packTar(memcaseEntries());
    for (const packed of [gzipSync(tar), gzipMembers(tar, 2048)]) {
      for (let length = 0; length < packed.length; length += length < packed.length - 40 ? 3 : 1)
        expectHonest(await readCut(packed.subarray(0, length)));
      expect((await readBytes(packed)).contents.integrity).toBe('whole');
    }
  });

  it('says truncated of a foreign one too, which has no manifest to show it', async () => {
    const tar = await packTar(Object.entries(someFiles).map(([name, content]) => ({ name, content })));
    const mark = tar.length - 1024;
    for (const length of [mark, mark + 512, mark + 1023, mark - 512, mark - 100]) {
      expect((await readBytes(tar.subarray(0, length))).contents).toMatchObject({ integrity: 'truncated', format: 'foreign' });
    }
    expect((await readBytes(tar)).contents).toMatchObject({ integrity: 'unknown', problems: [] });
  });

  it('marks the file in which it ends, and only that one', async () => {
    const entries = memcaseEntries();
    const tar = await packTar(entries);
    const inSmaps = tar.indexOf('7f0000000000-7f') + 700;
    const { files, cut, contents } = await readBytes(tar.subarray(0, inSmaps));
    expect(cut).toEqual(['proc/812/smaps']);
    expect(files.get('0:proc/812/smaps')?.length).toBe(700);
    expect(contents.problems.map(({ code, path }) => `${code} ${String(path)}`)).toEqual([
      'truncated NAME/proc/812/smaps',
      'truncated null',
      'no-manifest null',
    ]);
  });

  it('is not blamed for missing what a manifest at its front lists', async () => {
    const entries = memcaseEntries();
    const manifest = entries.pop();
    if (manifest === undefined) throw new Error('no manifest');
    const tar = await packTar([manifest, ...entries]);
    expect((await readBytes(tar)).contents.integrity).toBe('whole');
    const { contents } = await readBytes(tar.subarray(0, tar.indexOf('7f0000000000-7f') + 700));
    expect(contents).toMatchObject({ integrity: 'truncated', startedAt: '2026-01-31T02:03:01.000Z' });
    expect(new Set(contents.problems.map((problem) => problem.code))).toEqual(new Set(['truncated']));
  });
});
