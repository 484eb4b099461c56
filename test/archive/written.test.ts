import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ArchiveWriter } from '../../src/archive/write/index.ts';
import { showName } from '../../src/text/index.ts';
import { headerJson, manifestJson, readBytes } from './make-archive.ts';

async function write(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const writer = new ArchiveWriter({ write: async (bytes) => void pieces.push(Buffer.from(bytes)) }, 'NAME', 0);
  await writer.add('capture.json', Buffer.from(headerJson()));
  for (const [path, content] of files) await writer.add(path, content);
  const listed = Object.fromEntries([...files].map(([path, content]) => [showName(path), content]));
  await writer.add('manifest.json', Buffer.from(manifestJson(listed)));
  await writer.finish();
  return Buffer.concat(pieces);
}

describe('what the writer wrote', () => {
  it('is read back byte for byte, whatever the names and sizes', async () => {
    const name = fc
      .array(
        fc.oneof(fc.stringMatching(/^[a-zA-Z0-9_.\\:@-]{1,40}$/u), fc.constantFrom('ä', '\udcff\udc80', '名', 'a b', 'x'.repeat(200))),
        { minLength: 1, maxLength: 4 },
      )
      .filter((parts) => !parts.includes('..') && !parts.includes('.'))
      .map((parts) => `sys/fs/cgroup/${parts.join('/')}`);
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 1500 }),
      fc.nat({ max: 700_000 }).map((size) => new Uint8Array(size).fill(0x41)),
    );
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.tuple(name, content), { maxLength: 6, selector: ([path]) => path }), async (entries) => {
        const archive = await write(new Map(entries));
        const { contents, files } = await readBytes(archive, {}, 1000);
        expect(contents.problems).toEqual([]);
        expect(contents.integrity).toBe('whole');
        expect(contents.sha256).toBe(createHash('sha256').update(archive).digest('hex'));
        expect([...files.keys()]).toEqual(entries.map(([path]) => `0:${path}`));
        for (const [path, bytes] of entries) expect(files.get(`0:${path}`)?.equals(bytes)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
