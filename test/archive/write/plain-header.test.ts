import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainHeaders } from '../../../src/archive/write/plain-header.ts';
import { tarHeader } from '../../../src/archive/write/tar-header.ts';
import { encodeName } from '../../../src/text/index.ts';

const full = (path: string, size: number, mtimeSeconds: number): Uint8Array => tarHeader({ path: encodeName(path), size, mtimeSeconds });

describe('plainHeaders', () => {
  it('writes the bytes that tarHeader makes, or nothing that counts', () => {
    const name = fc.oneof(
      fc.string({ maxLength: 110 }),
      fc.tuple(fc.nat(), fc.constantFrom('smaps', 'status', 'ns/mnt')).map(([pid, file]) => `proc/${String(pid)}/${file}`),
    );
    const size = fc.oneof(fc.nat(), fc.constantFrom(0, 1, 511, 512, 2 ** 31 - 1, 2 ** 31, 8 ** 11));
    fc.assert(
      fc.property(name, name, size, fc.nat(), fc.nat(1000), (folder, path, bytes, mtime, at) => {
        const into = new Uint8Array(2000).fill(0xaa);
        const expected = full(`${folder}/${path}`, bytes, mtime);
        if (!plainHeaders(folder, mtime)(into, at, path, bytes)) return;
        expect(into.subarray(at, at + 512)).toEqual(new Uint8Array(expected));
        expect(into[at + 512]).toBe(0xaa);
      }),
      { numRuns: 500 },
    );
  });

  it('takes the paths of the kernel, and leaves what is long, huge or not ASCII', () => {
    const put = plainHeaders('memcase-host-all-20260101T000000Z', 1_700_000_000);
    const into = new Uint8Array(512);
    expect(put(into, 0, 'proc/4194304/ksm_merging_pages', 12)).toBe(true);
    expect(put(into, 0, `sys/fs/cgroup/${'a'.repeat(60)}/memory.stat`, 12)).toBe(false);
    expect(put(into, 0, 'sys/fs/cgroup/caf\u00e9/memory.stat', 12)).toBe(false);
    expect(put(into, 0, 'proc/1/smaps', 2 ** 31)).toBe(false);
    expect(plainHeaders('f'.repeat(120), 1)(into, 0, 'a', 1)).toBe(false);
  });
});
