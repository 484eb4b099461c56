import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRoot, findRoot, placeBelow } from '../../src/archive/capture-root.ts';
import { isMemcaseError } from '../../src/contract/index.ts';

describe('the root of a capture', () => {
  it('is the folder above the outermost proc or sys', () => {
    expect(findRoot('proc/meminfo')).toBe('');
    expect(findRoot('NAME/sys/kernel/mm/ksm/run')).toBe('NAME');
    expect(findRoot('x/proc/1/root/proc/meminfo')).toBe('x');
    expect(findRoot('x/y/proc/sys/vm/swappiness')).toBe('x/y');
  });

  it('needs a file below proc or sys', () => {
    expect(findRoot('NAME/README')).toBeNull();
    expect(findRoot('etc/proc')).toBeNull();
    expect(findRoot('myproc/meminfo')).toBeNull();
  });

  it('is the same for all samples of a series', () => {
    expect(findRoot('NAME/0000/proc/meminfo')).toBe('NAME');
    expect(placeBelow('NAME/0012/proc/meminfo', 'NAME')).toEqual({ root: 'NAME', sample: 12, path: 'proc/meminfo' });
    expect(placeBelow('NAME/proc/meminfo', 'NAME')).toEqual({ root: 'NAME', sample: 0, path: 'proc/meminfo' });
    expect(placeBelow('NAMES/proc/meminfo', 'NAME')).toBeNull();
  });

  it('takes a path apart so that it can be put together again', () => {
    const part = fc.stringMatching(/^[a-z]{1,6}$/u);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 3 }), fc.option(fc.nat({ max: 9999 }), { nil: null }), part, (above, sample, file) => {
        const root = above.join('/');
        fc.pre(!above.includes('proc') && !above.includes('sys'));
        const path = [...above, ...(sample === null ? [] : [String(sample).padStart(4, '0')]), 'proc', file].join('/');
        expect(findRoot(path)).toBe(root);
        expect(placeBelow(path, root)).toEqual({ root, sample: sample ?? 0, path: `proc/${file}` });
      }),
    );
  });

  it('is the outermost of several, and nobody guesses between equals', () => {
    expect(chooseRoot('x.tar', ['a', 'a/b/rootfs'], undefined)).toBe('a');
    expect(chooseRoot('x.tar', [], undefined)).toBeNull();
    expect(chooseRoot('x.tar', ['a', 'b'], './b/')).toBe('b');
    expect(chooseRoot('x.tar', ['', 'b'], '.')).toBe('');
    const refusal = (asked?: string): unknown => {
      try {
        return chooseRoot('x.tar', ['after', 'before'], asked);
      } catch (error) {
        return isMemcaseError(error) ? { exit: error.failure.exit, what: error.message } : error;
      }
    };
    expect(refusal()).toMatchObject({ exit: 2, what: expect.stringMatching(/after, before.*--root/su) as string });
    expect(refusal('other')).toMatchObject({ exit: 2, what: expect.stringContaining('after, before') as string });
  });
});
