import { expect, it } from 'vitest';
import { differingWords } from '../../src/text/index.ts';

const long = (heap: string): string => `/opt/api/bin/api-server --name=api-server --config=/etc/api.conf ${heap} threads=3 stack=256K`;

it('leaves only the words of two long command lines that differ', () => {
  expect(differingWords(long('heap=24M anon=8M'), long('heap=48M anon=8M'))).toEqual({ before: '… heap=24M …', after: '… heap=48M …' });
  expect(differingWords(`a ${long('x')}`, `b ${long('x')} y`)).toEqual({ before: `a ${long('x')}`, after: `b ${long('x')} y` });
});

it('leaves a side empty to which the other only adds', () => {
  expect(differingWords(long('a'), long('a a'))).toEqual({ before: '', after: '… a …' });
  expect(differingWords(long('a'), `${long('a')} --debug`)).toEqual({ before: '', after: '… --debug' });
});

it('leaves short lines as they are', () => {
  expect(differingWords('sh a', 'sh b')).toEqual({ before: 'sh a', after: 'sh b' });
});
