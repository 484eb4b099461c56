import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMemberName } from '../../src/archive/member-name.ts';
import { defaultBounds } from '../../src/archive/captured.ts';
import { decodeName } from '../../src/text/index.ts';

const check = (name: string) => checkMemberName(name, defaultBounds);

describe('the check of member names', () => {
  it('takes kernel paths as they are, backslashes and odd bytes included', () => {
    for (const name of [
      'proc/812/smaps',
      'NAME/sys/fs/cgroup/dev-disk-by\\x2dlabel.swap/memory.stat',
      decodeName(Uint8Array.of(0x61, 0x2f, 0xff, 0xfe)),
    ]) {
      expect(check(name)).toEqual({ state: 'safe', path: name });
    }
  });

  it('drops what says nothing: dots, empty parts, slashes at the end', () => {
    expect(check('./proc/meminfo')).toEqual({ state: 'safe', path: 'proc/meminfo' });
    expect(check('a//./b/')).toEqual({ state: 'safe', path: 'a/b' });
    expect(check('./')).toEqual({ state: 'safe', path: '' });
  });

  it('refuses names that leave their folder, absolute names, NUL and newline', () => {
    for (const name of ['../etc/passwd', 'a/../../b', '..', 'proc/..', '/proc/meminfo', '//x', 'a\0b', 'proc/1/a\nb']) {
      expect(check(name)).toMatchObject({ state: 'unsafe', code: 'unsafe-name' });
    }
  });

  it('refuses names beyond the bounds, counted in bytes', () => {
    expect(check(`a/${'é'.repeat(2047)}`)).toMatchObject({ state: 'safe' });
    expect(check(`a/${'é'.repeat(2048)}`)).toMatchObject({ state: 'unsafe', code: 'too-large' });
    expect(check('a/'.repeat(63) + 'b')).toMatchObject({ state: 'safe' });
    expect(check('a/'.repeat(64) + 'b')).toMatchObject({ state: 'unsafe', code: 'too-large' });
  });

  it('never lets anything through that could point outside, whatever the name', () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '', 'proc', '\0', 'a\nb', '...', '..a'), fc.string({ unit: 'binary', maxLength: 5 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const checked = check(parts.join('/'));
        if (checked.state === 'unsafe') return;
        expect(checked.path.startsWith('/')).toBe(false);
        const kept = checked.path === '' ? [] : checked.path.split('/');
        expect(kept.some((name) => name === '' || name === '.' || name === '..' || /[\0\n]/u.test(name))).toBe(false);
        expect(check(checked.path)).toEqual(checked);
      }),
    );
  });
});
