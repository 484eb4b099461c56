import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { ArchiveWriter, type ByteSink, type StoredMember } from '../../../src/archive/write/index.ts';
import { paddingAfter, tarHeader } from '../../../src/archive/write/tar-header.ts';

function memorySink(): ByteSink & { readonly parts: Uint8Array[] } {
  const parts: Uint8Array[] = [];
  return {
    parts,
    write: (bytes) => {
      parts.push(bytes);
      return Promise.resolve();
    },
  };
}

async function unpack(packed: Uint8Array): Promise<Map<string, Buffer>> {
  const members = new Map<string, Buffer>();
  const reader = extract();
  reader.end(gunzipSync(packed));
  for await (const entry of reader) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    members.set(entry.header.name, Buffer.concat(chunks));
  }
  return members;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function pseudoText(length: number, seed: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let state = seed + 1;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[at] = 48 + (state >>> 28);
  }
  return bytes;
}

describe('ArchiveWriter', () => {
  it('gives back every member in order with its size and digest, small and large mixed', async () => {
    const sizes = fc.array(
      fc.oneof(fc.constantFrom(0, 511, 512, 513), fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 100_000, max: 1_400_000 })),
      { maxLength: 9 },
    );
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 300_000 }), async (lengths, step) => {
        const sink = memorySink();
        const writer = new ArchiveWriter(sink, 'n', 1);
        const stored: StoredMember[] = [];
        const contents = lengths.map((length, at) => pseudoText(length, at));
        for (const [at, content] of contents.entries()) {
          const member = writer.open(`proc/${at}/smaps`);
          for (let from = 0; from < content.length; from += step) await member.write(content.subarray(from, from + step));
          stored.push(await member.close());
        }
        const whole = await writer.finish();
        const packed = Buffer.concat(sink.parts);
        expect(whole).toEqual({ bytes: packed.length, sha256: sha256(packed) });
        const members = await unpack(packed);
        expect([...members.keys()]).toEqual(contents.map((_, at) => `n/proc/${at}/smaps`));
        for (const [at, content] of contents.entries()) {
          expect(members.get(`n/proc/${at}/smaps`)?.equals(content)).toBe(true);
          expect(stored[at]).toEqual({ bytes: content.length, sha256: sha256(content) });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('takes members that were made ready elsewhere between any others', async () => {
    const kinds = fc.array(fc.constantFrom('small', 'long', 'packed', 'ready'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(kinds, fc.integer({ min: 0, max: 600 }), async (order, odd) => {
        const sink = memorySink();
        const writer = new ArchiveWriter(sink, 'n', 1);
        const contents = order.map((kind, at) => pseudoText((kind === 'long' ? 700_000 : 4000) + odd, at));
        for (const [at, kind] of order.entries()) {
          const content = contents[at] ?? Buffer.alloc(0);
          const size = content.length;
          if (kind === 'packed') await writer.addPacked(`${at}`, [gzipSync(content)], { bytes: size, sha256: '' });
          else if (kind === 'ready') {
            const header = tarHeader({ path: Buffer.from(`n/${at}`), size, mtimeSeconds: 1 });
            await writer.addReady(gzipSync(Buffer.concat([header, content, Buffer.alloc(paddingAfter(size))])));
          } else await writer.add(`${at}`, content);
        }
        await writer.finish();
        const members = await unpack(Buffer.concat(sink.parts));
        expect([...members.keys()].toSorted()).toEqual(contents.map((_, at) => `n/${at}`).toSorted());
        expect([...members.keys()][0]).toBe(contents.length === 0 ? undefined : 'n/0');
        for (const [at, content] of contents.entries()) expect(members.get(`n/${at}`)?.equals(content)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('writes small pieces together, each byte in its place', async () => {
    const sink = memorySink();
    const writer = new ArchiveWriter(sink, 'n', 1);
    const pieces = Array.from({ length: 500 }, (_, at) => {
      const header = tarHeader({ path: Buffer.from(`n/${at}`), size: 1000, mtimeSeconds: 1 });
      return gzipSync(Buffer.concat([header, pseudoText(1000, at), Buffer.alloc(24)]));
    });
    for (const piece of pieces) await writer.addReady(piece);
    await writer.finish();
    const packed = Buffer.concat(sink.parts);
    expect(packed.subarray(0, -100).equals(Buffer.concat(pieces).subarray(0, packed.length - 100))).toBe(true);
    expect(sink.parts.length).toBeLessThan(packed.length / 100_000 + 2);
  });

  it('makes the same bytes of the same members', async () => {
    const make = async (): Promise<Buffer> => {
      const sink = memorySink();
      const writer = new ArchiveWriter(sink, 'n', 5);
      await writer.add('capture.json', Buffer.from('{}'));
      await writer.add('proc/1/smaps', pseudoText(900_000, 3));
      await writer.finish();
      return Buffer.concat(sink.parts);
    };
    expect((await make()).equals(await make())).toBe(true);
  });

  it('stops with the error of its output', async () => {
    const writer = new ArchiveWriter({ write: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) }, 'n', 5);
    const work = async (): Promise<void> => {
      for (let at = 0; at < 100; at += 1) await writer.add(`proc/${at}/smaps`, pseudoText(600_000, at));
    };
    await expect(work()).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('waits for a slow output instead of piling up', async () => {
    let taken = 0;
    let pushed = 0;
    let most = 0;
    const writer = new ArchiveWriter(
      {
        write: async (bytes) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          taken += bytes.length;
        },
      },
      'n',
      5,
      0,
    );
    for (let at = 0; at < 60; at += 1) {
      await writer.add(`proc/${at}/smaps`, pseudoText(600_000, at));
      pushed += 600_000;
      most = Math.max(most, pushed - taken);
    }
    await writer.finish();
    expect(most).toBeLessThan(14 * 2 ** 20);
  });
});
