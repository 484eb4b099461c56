import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { endOfTar, joinBytes, paddingAfter, tarHeader } from '../../../src/archive/write/tar-header.ts';

function pack(paths: readonly Uint8Array[], content: Uint8Array): Uint8Array {
  const padding = new Uint8Array(paddingAfter(content.length));
  return joinBytes([
    ...paths.flatMap((path) => [tarHeader({ path, size: content.length, mtimeSeconds: 1_700_000_000 }), content, padding]),
    endOfTar,
  ]);
}

async function unpack(tar: Uint8Array): Promise<{ readonly name: Buffer; readonly size: number; readonly mode: number }[]> {
  const seen: { name: Buffer; size: number; mode: number }[] = [];
  const reader = (extract as (options: { readonly filenameEncoding: string }) => ReturnType<typeof extract>)({
    filenameEncoding: 'latin1',
  });
  reader.end(tar);
  for await (const entry of reader) {
    const pax = (entry.header as { readonly pax?: Readonly<Record<string, string>> }).pax?.['path'];
    seen.push({
      name: pax === undefined ? Buffer.from(entry.header.name, 'latin1') : Buffer.from(pax, 'utf8'),
      size: entry.header.size ?? -1,
      mode: entry.header.mode ?? -1,
    });
    entry.resume();
  }
  return seen;
}

describe('tarHeader', () => {
  it('keeps every path of kernel bytes, however long and whatever its bytes', async () => {
    const component = fc
      .uint8Array({ minLength: 1, maxLength: 255 })
      .map((bytes) => bytes.map((byte) => (byte === 0 || byte === 0x2f ? 0x41 : byte)));
    await fc.assert(
      fc.asyncProperty(fc.array(component, { minLength: 1, maxLength: 6 }), async (parts) => {
        const path = Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from('/'), part])));
        // A trailing slash or dot-slash is no name of a kernel file.
        const seen = await unpack(pack([path], Buffer.from('x')));
        expect(seen).toHaveLength(1);
        expect(seen[0]?.name.equals(path)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('splits a path of up to 255 bytes without an extended header', () => {
    const path = Buffer.from(`${'a'.repeat(150)}/${'b'.repeat(100)}`);
    expect(tarHeader({ path, size: 1, mtimeSeconds: 0 })).toHaveLength(512);
    const onlyExtended = Buffer.from('c'.repeat(101));
    expect(tarHeader({ path: onlyExtended, size: 1, mtimeSeconds: 0 })).toHaveLength(3 * 512);
  });

  it('is the same for the same member and names nobody as owner', () => {
    const member = { path: Buffer.from('n/proc/1/status'), size: 10, mtimeSeconds: 1 };
    expect(tarHeader(member)).toEqual(tarHeader(member));
    expect(Buffer.from(tarHeader(member)).subarray(108, 124).toString('latin1')).toBe('0000000\x000000000\x00');
  });

  it('states sizes above 8 GiB in an extended header', async () => {
    const size = 9 * 2 ** 30;
    const header = Buffer.from(tarHeader({ path: Buffer.from('big'), size, mtimeSeconds: 0 }));
    expect(header.includes(Buffer.from(`size=${size}\n`))).toBe(true);
    const seen: number[] = [];
    const reader = extract();
    reader.on('entry', (entry) => seen.push(entry.size ?? -1));
    reader.write(header);
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([size]);
  });

  it('is read by tar(1)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'memcase-tar-'));
    try {
      const file = join(folder, 'a.tar');
      const long = `cg/${'d'.repeat(200)}/${'e'.repeat(200)}/memory.stat`;
      writeFileSync(file, pack([Buffer.from('n/capture.json'), Buffer.from(long)], Buffer.alloc(700, 0x61)));
      const listed = execFileSync('tar', ['tvf', file], { encoding: 'utf8', env: { TZ: 'UTC', PATH: process.env['PATH'] } });
      expect(listed).toContain('700 2023-11-14 22:13 n/capture.json');
      expect(listed).toContain(long);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
