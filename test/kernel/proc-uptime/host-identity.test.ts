import { describe, expect, it } from 'vitest';
import { sysKernel } from '../../../src/kernel/proc-sys-kernel/index.ts';
import { uptime } from '../../../src/kernel/proc-uptime/index.ts';
import { version } from '../../../src/kernel/proc-version/index.ts';
import { amountOf, context, encode, expectNoThrow, expectNoWrongNumberWhenCut } from '../sturdy.ts';

const setting = (path: string, text: string) => sysKernel.parse(encode(text), { ...context, path: `proc/sys/kernel/${path}` });

describe('uptime', () => {
  it('is whole microseconds', () => {
    const parsed = uptime.parse(encode('47.83 26.37\n'), context);
    expect(amountOf(parsed, 'uptime')).toBe(47_830_000);
    expect(amountOf(parsed, 'idle')).toBe(26_370_000);
    expect(parsed.notes).toEqual([]);
  });

  it('notes further lines and values that are missing', () => {
    expect(uptime.parse(encode('47.83\n'), context).notes.map(({ code }) => code)).toEqual(['malformed-line']);
    expect(uptime.parse(encode('1.00 2.00\n3.00 4.00\n'), context).notes.map(({ line }) => line)).toEqual([2]);
  });

  it('gives no wrong number when cut, and never throws', () => {
    expectNoWrongNumberWhenCut(uptime.parse, encode('123456.78 9876.50\n'));
    expectNoThrow(uptime.parse, ['47.83', '26.37']);
  });
});

describe('version and sys.kernel', () => {
  it('keep their text', () => {
    const line = 'Linux version 6.12.117+deb12-amd64 (debian-kernel@lists.debian.org) (gcc-12) #1 SMP';
    expect(amountOf(version.parse(encode(`${line}\n`), { ...context, path: 'proc/version' }), 'version')).toBe(line);
    expect(amountOf(setting('random/boot_id', '0c6a0f2e-5a07-4a3b-9d0c-2f2c51f4c0aa\n'), 'boot_id')).toBe(
      '0c6a0f2e-5a07-4a3b-9d0c-2f2c51f4c0aa',
    );
    expect(amountOf(setting('osrelease', '6.12.117+deb12-amd64\n'), 'osrelease')).toBe('6.12.117+deb12-amd64');
    expect(amountOf(setting('numa_balancing', '1\n'), 'numa_balancing')).toBe(1);
  });

  it('read the default limits of shared memory as no limit, and real ones as bytes', () => {
    expect(amountOf(setting('shmmax', '18446744073692774399\n'), 'shmmax')).toBe('unlimited');
    expect(amountOf(setting('shmall', '2097152\n'), 'shmall')).toBe(2097152 * 4096);
  });
});
