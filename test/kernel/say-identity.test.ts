import { describe, expect, it } from 'vitest';
import { allFields } from '../../src/explain/index.ts';
import { sayIdentity } from '../../src/kernel/index.ts';

/** Words of English that are no field's name; `max number of segments` is what ipcs prints. */
const english =
  /(?<![\w.])(?:of|the|over|where|rounded|up to|is|that|below|not|by|and|without|with|part|summed|unless|less|saved|threads|ratio)(?![\w.])/u;

describe('a formula of kernel fields', () => {
  it('keeps its names and signs in Chinese', () => {
    expect(sayIdentity('AnonPages <= sum over processes of status.RssAnon', 'zh-CN')).toBe('AnonPages <= 各进程的 status.RssAnon 之和');
    expect(sayIdentity('max of memory.events.local <= max of memory.events', 'zh-CN')).toBe(
      'memory.events.local 的 max <= memory.events 的 max',
    );
    expect(sayIdentity('MemFree = sum over buddyinfo of blocks x 2^order', 'zh-CN')).toBe('MemFree = buddyinfo 各阶的块数 x 2^order 之和');
    expect(sayIdentity('Rss = Shared_Clean + Private_Dirty', 'zh-CN')).toBe('Rss = Shared_Clean + Private_Dirty');
    expect(sayIdentity('part of Rss', 'en')).toBe('part of Rss');
  });

  it('has no English sentence left in Chinese, whatever field it is of', () => {
    const all = allFields().flatMap(({ file, key }) => {
      const doc = file.metrics[key];
      return [...(doc?.identities ?? []), ...(doc?.seenAs ?? [])];
    });
    expect(all.length).toBeGreaterThan(300);
    const left = [...new Set(all)].map((text) => sayIdentity(text, 'zh-CN')).filter((text) => english.test(text));
    expect(left).toEqual(['ipcs -l: max number of segments']);
  });
});
