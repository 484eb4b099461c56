import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isMemcaseError } from '../../src/contract/index.ts';
import { memcaseEntries, packTar, readBytes } from './make-archive.ts';

/** Reading ends in contents or in a failure that was foreseen; nothing else. */
async function outcome(bytes: Uint8Array): Promise<'whole' | 'not whole' | number> {
  try {
    const { contents } = await readBytes(bytes);
    return contents.integrity === 'whole' ? 'whole' : 'not whole';
  } catch (error) {
    if (isMemcaseError(error)) return error.failure.exit;
    throw error;
  }
}

function flip(bytes: Uint8Array, at: number, change: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ change;
  return changed;
}

describe('any bytes at all', () => {
  it('are read or refused, never a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), fc.boolean(), async (bytes, packed) => {
        expect(await outcome(packed ? gzipSync(bytes) : bytes)).not.toBe('whole');
      }),
    );
  });

  it('in the place of a byte of any kernel file or its name are noticed', async () => {
    const tar = await packTar(memcaseEntries());
    // Header and manifest vouch for the files, not for themselves: that is what the checksum beside the archive is for.
    const first = tar.indexOf('NAME/proc/meminfo');
    const last = tar.indexOf('NAME/manifest.json') - 1;
    const [blank, nul] = [0x20, 0];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: first, max: last }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        // Padding belongs to nobody, and a number in a header may end in a blank or a NUL.
        if (tar[at] === nul || (tar[at] === blank && change === blank)) return;
        expect(await outcome(flip(tar, at, change))).not.toBe('whole');
      }),
      { numRuns: 300 },
    );
  });

  it('in the place of a byte of a compressed capture are noticed, or make no difference', async () => {
    const tar = await packTar(memcaseEntries());
    const packed = gzipSync(tar);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 10, max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = flip(packed, at, change);
        // deflate can say the same thing in several ways.
        if ((await outcome(changed)) === 'whole') expect(gunzipSync(changed).equals(tar)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
