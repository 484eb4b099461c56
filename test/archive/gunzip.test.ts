import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../../src/archive/gunzip.ts';
import { gzipMembers, inPieces } from './make-archive.ts';

async function unpack(packed: Uint8Array, piece: number): Promise<{ readonly bytes: Buffer; readonly code: unknown }> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const out of gunzip(inPieces(packed, piece))) pieces.push(out);
    return { bytes: Buffer.concat(pieces), code: null };
  } catch (error) {
    return { bytes: Buffer.concat(pieces), code: error instanceof Error && 'code' in error ? error.code : error };
  }
}

describe('unpacking gzip', () => {
  const text = Buffer.from(Array.from({ length: 400 }, (_, line) => `line ${String(line * 7919)}\n`).join(''));
  const packed = gzipMembers(text, 1500);

  it('joins several gzip members wherever the pieces of the source end', async () => {
    for (let piece = 1; piece < 60; piece += 1) expect((await unpack(packed, piece)).bytes.equals(text)).toBe(true);
    expect(await unpack(packed, packed.length)).toEqual({ bytes: text, code: null });
  });

  it('hands out all that was whole before a cut, and says that it was cut, at every byte', async () => {
    const ends = new Set<number>();
    for (let at = 0; at < text.length; at += 1500) ends.add(gzipMembers(text.subarray(0, at + 1500), 1500).length);
    for (let length = 1; length < packed.length; length += 1) {
      const { bytes, code } = await unpack(packed.subarray(0, length), 64);
      // Between two members nothing shows the cut; the tar inside does.
      expect(code).toBe(ends.has(length) ? null : 'Z_BUF_ERROR');
      expect(text.subarray(0, bytes.length).equals(bytes)).toBe(true);
      const members = [...ends].filter((end) => end <= length).length;
      expect(bytes.length).toBeGreaterThanOrEqual(Math.min(members * 1500, text.length));
    }
  });

  it('takes zero padding at the end for what it is, and other data for damage', async () => {
    const one = gzipSync(text);
    expect(await unpack(Buffer.concat([one, Buffer.alloc(700)]), 100)).toEqual({ bytes: text, code: null });
    expect((await unpack(Buffer.concat([one, Buffer.alloc(700), Buffer.from('more')]), 100)).code).toBe('Z_DATA_ERROR');
    expect((await unpack(Buffer.concat([one, Buffer.from('garbage, not gzip')]), 100)).code).toBe('Z_DATA_ERROR');
  });

  it('keeps what went before a damaged place', async () => {
    const large = Buffer.alloc(2_000_000, text);
    const broken = gzipMembers(large, 100_000);
    broken.fill(0xff, broken.length >> 1, (broken.length >> 1) + 20);
    const { bytes, code } = await unpack(broken, 1000);
    expect(code).toMatch(/^Z_/u);
    expect(bytes.length).toBeGreaterThan(500_000);
    expect(large.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('reports what its source reports', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield packed.subarray(0, 100);
      throw Object.assign(new Error('gone'), { code: 'EIO' });
    }
    await expect(
      (async () => {
        for await (const _ of gunzip(failing()));
      })(),
    ).rejects.toMatchObject({ code: 'EIO' });
  });
});
