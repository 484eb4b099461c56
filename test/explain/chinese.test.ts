import { describe, expect, it } from 'vitest';
import { allFields, analysisMetrics } from '../../src/explain/index.ts';
import { analysisFacts, fieldFacts } from '../../src/explain/print/facts.ts';
import { sayNeeds, sayOrigin } from '../../src/explain/print/say-origin.ts';

/** Words of English between the names of fields and options. */
const english =
  /(?<![\w.])(?:and|also|blocks|earlier|estimated|fields|from|less|lines|minus|mount|not|of|only|part|smallest|the|up to)(?![\w.])/u;

describe('an explanation in Chinese', () => {
  it('says where a metric is taken from', () => {
    expect(sayOrigin('statm.resident, sum of smaps.Rss, smaps_rollup.Rss', 'zh-CN')).toBe(
      'statm.resident、smaps.Rss 之和、smaps_rollup.Rss',
    );
    expect(sayOrigin('sum of smaps.Rss', 'en')).toBe('sum of smaps.Rss');
  });

  it('says what a kernel must be built with', () => {
    expect(sayNeeds('CONFIG_MEMCG_SWAP and swapaccount=1 up to 6.0, CONFIG_SWAP from 6.1', 'zh-CN')).toBe(
      'CONFIG_MEMCG_SWAP 与 swapaccount=1（至 6.0），6.1 起为 CONFIG_SWAP',
    );
  });

  it('has no English between the names of any field or metric', async () => {
    const fields = allFields().map(({ file, key }) => ({ file, key, doc: file.metrics[key], words: {}, seenAs: null }));
    const said = [
      ...fields.flatMap((field) => (field.doc === undefined ? [] : fieldFacts({ ...field, doc: field.doc }, 'zh-CN').slice(0, -1))),
      ...analysisMetrics.flatMap((metric) => analysisFacts({ metric, words: {} }, 'zh-CN')),
    ].map(([, text]) => text);
    expect(said.length).toBeGreaterThan(1000);
    expect([...new Set(said)].filter((text) => english.test(text))).toEqual(['ipcs -l: max number of segments']);
  });
});
