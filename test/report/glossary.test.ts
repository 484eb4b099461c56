import { describe, expect, it } from 'vitest';
import { openGlossary } from '../../src/report/index.ts';
import { metricIdsIn } from '../../src/report/glossary.ts';

describe('the glossary', () => {
  it('finds the kernel metrics that a source names', () => {
    expect(metricIdsIn('smaps.Pss (sum)')).toEqual(['smaps.Pss']);
    expect(metricIdsIn('v2:memory.current - v2:memory.stat.inactive_file')).toEqual(['v2:memory.current', 'v2:memory.stat.inactive_file']);
    expect(metricIdsIn('maps (lines)')).toEqual([]);
  });

  it('explains them in both languages from the registry', async () => {
    const sources = ['status.VmRSS', 'v2:memory.stat.anon'];
    for (const language of ['en', 'zh-CN'] as const) {
      const glossary = await openGlossary(language, sources);
      for (const source of sources) {
        const entry = glossary(source);
        expect(entry?.reference).not.toBe('');
        expect(/[\u4e00-\u9fff]/u.test(entry?.meaning ?? '')).toBe(language === 'zh-CN');
      }
    }
  });

  it('knows nothing of what the registry does not know', async () => {
    const glossary = await openGlossary('en', ['status.NoSuchField', 'nonsense.Pss']);
    expect(glossary('status.NoSuchField')).toBeNull();
    expect(glossary('nonsense.Pss')).toBeNull();
  });
});
