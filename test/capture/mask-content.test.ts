import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedDigest, maskContent } from '../../src/capture/mask-content.ts';

const masked = { keepArguments: false, digest: null };
const mask = (text: string, masking: Parameters<typeof maskContent>[2] = masked) =>
  Buffer.from(maskContent(Buffer.from(text, 'latin1'), 'command-line', masking).bytes).toString('latin1');

describe('maskContent of a command line', () => {
  it('keeps the shape of arguments that end in NUL bytes', () => {
    expect(mask('java\0-Xmx4g\0-Dpw=hunter2\0')).toMatch(/^java\0-Xmx4g\0[^\0]*<masked:8>\0$/);
    expect(mask('/usr/bin/true\0')).toBe('/usr/bin/true\0');
    expect(mask('')).toBe('');
  });

  it('keeps the first word of a title that a process wrote over its arguments', () => {
    expect(mask('postgres: app sales 10.0.0.7 SELECT')).toBe('postgres: <masked:32>');
    expect(mask('nginx: worker process\0\0\0')).toBe('nginx: <masked:16>\0\0\0');
  });

  it('shows under a key that a value changed, and not what it is', () => {
    const key = keyedDigest(Buffer.from('k'.repeat(32)));
    const one = mask('a\0secret1\0', { keepArguments: false, digest: key });
    expect(one).toBe(mask('a\0secret1\0', { keepArguments: false, digest: key }));
    expect(one).not.toBe(mask('a\0secret2\0', { keepArguments: false, digest: key }));
    expect(one).not.toContain('secret');
  });

  it('lets nothing through that has no allowed shape, in any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 30 })), (filler) => {
        const secret = Buffer.from('c4n4ry!Zz');
        const line = Buffer.concat([Buffer.from('prog\0'), ...filler, secret, Buffer.from([0])]);
        expect(Buffer.from(maskContent(line, 'command-line', masked).bytes).includes(secret)).toBe(false);
      }),
    );
  });

  it('keeps everything when the user says so', () => {
    expect(mask('a\0--password=x\0', { keepArguments: true, digest: null })).toBe('a\0--password=x\0');
  });
});

describe('maskContent of a mount table', () => {
  it('leaves only lines about memory, byte for byte', () => {
    const kept =
      '31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n35 31 0:32 /a\\040b /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n';
    const text = `1 0 8:1 / / rw - ext4 /dev/sda1 rw\n${kept}40 1 0:44 / /mnt/share rw - nfs4 server:/secret rw,addr=10.0.0.1\n`;
    const { bytes, masked: removed } = maskContent(Buffer.from(text), 'mounts', masked);
    expect(Buffer.from(bytes).toString()).toBe(kept);
    expect(removed).toBe(2);
  });
});
