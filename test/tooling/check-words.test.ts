import { describe, expect, it } from 'vitest';
import { findWords } from '../../src/tooling/check-words.mjs';

/** Put together here, so that this file does not hold what it looks for. */
const slash = '/';

describe('the check for words that tie the repository to one machine', () => {
  it.each([
    ['a home', `cd ${slash}root/memcase`],
    ['a folder of one machine', `"${slash}work/main"`],
    ['a package host', `resolved "https:${slash}/regist${'ry'}.example.org/tar.tgz"`],
    ['material outside the repository', `cp -r ..${slash}shared .`],
    ['a conflict', `${'<'.repeat(7)} HEAD`],
  ])('finds %s', (_, line) => {
    expect(findWords('src/any.ts', `fine\n${line}\n`)).toHaveLength(1);
    expect(findWords('src/any.ts', `fine\n${line}\n`)[0]).toMatch(/^src\/any\.ts:2: /);
  });

  it.each([
    `/proc/1${slash}root/etc`,
    `/proc/\${pid}${slash}root/`,
    'see https://docs.kernel.org/admin-guide/',
    `/var/lib${slash}work/x`,
    '<<<<<<',
  ])('leaves %s alone', (line) => {
    expect(findWords('src/any.ts', line)).toEqual([]);
  });

  it('lets .ci/run name the corpus', () => {
    expect(findWords('.ci/run', `cd ..${slash}shared`)).toEqual([]);
  });
});
