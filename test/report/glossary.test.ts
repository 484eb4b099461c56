import { describe, expect, it } from 'vitest';
import { buildReport, openGlossary } from '../../src/report/index.ts';
import { metricIdsIn } from '../../src/report/glossary.ts';
import { sampleDiff } from './sample-analysis.ts';
import { MIB, pair } from './sample-parts.ts';

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

  it('says of a sum what is said of the sum, and nothing that is said of one of its fields', async () => {
    const source = 'smaps.Private_Clean+Private_Dirty+Private_Hugetlb (sum)';
    const glossary = await openGlossary('en', [source]);
    expect(glossary('smaps.Private_Clean')?.identities).toContain('part of Rss');
    const analysis = sampleDiff();
    const processes = analysis.processes.map((process) => ({ ...process, metrics: { uss: pair(MIB, 9 * MIB, source) } }));
    const uss = buildReport({ ...analysis, processes }, { glossary })
      .sections.flatMap((section) => section.blocks)
      .flatMap((block) => (block.type === 'explanations' ? block.items : []))
      .find(({ metric }) => metric === 'process.uss');
    const said = Object.fromEntries((uss?.further ?? []).map(({ label, value }) => [label.text, JSON.stringify(value)]));
    expect(said['Identities']).toContain('USS = Private_Clean + Private_Dirty + Private_Hugetlb');
    expect(said['Identities']).not.toContain('part of Rss');
    expect(said).not.toHaveProperty('Other tools call it');
    expect(said).not.toHaveProperty('Look at it when');
  });
});
