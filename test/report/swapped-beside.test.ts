import { expect, it } from 'vitest';
import type { Language, ProcessEntry } from '../../src/contract/index.ts';
import { buildReport, type Block } from '../../src/report/index.ts';
import { sampleDiff } from './sample-analysis.ts';
import { MIB, pair } from './sample-parts.ts';

const [process] = sampleDiff().processes;
if (process === undefined) throw new Error('the sample has processes');

const charts = (swapAfter: number, language: Language): readonly { readonly title: string; readonly description: string }[] => {
  const processes: readonly ProcessEntry[] = sampleDiff(language).processes.map((each) => ({
    ...each,
    metrics: { ...each.metrics, swap: pair(0, each.id === process.id ? swapAfter : 0, 'status.VmSwap') },
  }));
  const analysis = { ...sampleDiff(language), processes };
  const isChart = (block: Block) => block.type === 'waterfall' || block.type === 'composition';
  return buildReport(analysis, { language })
    .sections.flatMap((section) => section.blocks)
    .filter(isChart);
};

it('says beside a picture of PSS how much more went to swap, which PSS leaves out', () => {
  const said = (swapAfter: number, language: Language, note: string) =>
    charts(swapAfter, language).filter(({ description }) => description.includes(note)).length;
  expect(said(300 * MIB, 'en', 'Swap is not in it; that changed by +300 MiB.')).toBe(2);
  expect(said(300 * MIB, 'zh-CN', '。其中不含交换空间，后者变化 +300 MiB。')).toBe(2);
  expect(said(0, 'en', 'Swap is not in it')).toBe(0);
});

it('calls what is in swap so, not memory', () => {
  expect(charts(300 * MIB, 'en').map(({ title }) => title)).toContainEqual(
    expect.stringMatching(/^api \(812\): \d+\.\d % of it is in swap$/u),
  );
  expect(charts(300 * MIB, 'zh-CN').map(({ title }) => title)).toContainEqual(expect.stringMatching(/ % 在交换空间$/u));
});
