import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { Analysis } from '../../src/contract/index.ts';
import { buildReport, screenLimits } from '../../src/report/index.ts';
import { makeSnapshot, type Region } from '../diff/make-snapshot.ts';
import { openCapture } from '../diff/open-capture.ts';

const MiB = 1024;
const base = 0x7f00_0000_0000;

/** 1,800 mappings of several kinds, some beside each other, some not; all amounts in kB. */
function manyRegions(grown: boolean): readonly Region[] {
  return Array.from({ length: 1800 }, (_, at): Region => {
    const isFile = at % 7 === 0;
    const rss = 4 * (at % 50) + (grown && at % 90 === 5 ? MiB : 0);
    return {
      start: base + at * 2 ** 24 + (grown && at === 1200 ? 4096 : 0),
      size: at % 3 === 0 ? 2 ** 14 : 4 * MiB,
      rss,
      anonymous: isFile ? 0 : rss,
      shared: isFile ? rss / 2 : 0,
      swap: at % 11,
      ...(isFile ? { name: `/lib/l${String(at % 5)}.so`, inode: 5 + (at % 5), device: '08:01' } : {}),
    };
  }).filter((_, at) => !grown || at % 400 !== 399);
}

const capture = async (grown: boolean) =>
  openCapture(await makeSnapshot([{ pid: 10, start: 1, comm: 'w', exe: '/bin/w', regions: manyRegions(grown) }]));

async function analyzeMany(detail: 'groups' | 'mappings', isDiff: boolean): Promise<Analysis> {
  const before = isDiff ? { capture: await capture(false), sample: null } : null;
  return analyze(before, { capture: await capture(true), sample: null }, { detail });
}

/** Everything drawn of a report but the list of address ranges, which shows what is listed. */
function drawn(analysis: Analysis): unknown {
  const { sections } = buildReport(analysis, { limits: screenLimits });
  const blocks = sections.flatMap((section) => [...section.blocks, ...section.parts.flatMap((part) => part.blocks)]);
  const shown = blocks.filter(({ type }) => ['waterfall', 'strip', 'bars', 'table'].includes(type));
  return JSON.parse(JSON.stringify(shown, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
}

describe.each([
  ['a report', false],
  ['a diff', true],
] as const)('the mappings of a process that has very many, in %s', (_, isDiff) => {
  it('are listed where they matter most, and the rest is counted', async () => {
    const [cut, whole] = [await analyzeMany('groups', isDiff), await analyzeMany('mappings', isDiff)];
    const [some, all] = [cut.processes[0], whole.processes[0]];
    expect(all?.mappingsLeftOut).toBe(0);
    expect(all?.mappingSummary).toBeUndefined();
    expect(some?.mappings.length).toBe(500);
    expect((some?.mappingsLeftOut ?? 0) + 500).toBe(all?.mappings.length);
    expect(all?.mappings).toEqual(expect.arrayContaining([...(some?.mappings ?? [])]));
    const moved = (one: Analysis): number[] =>
      (one.processes[0]?.mappings ?? [])
        .map(({ metrics }) => Math.abs((isDiff ? metrics['pss']?.delta : Number(metrics['pss']?.after)) ?? 0))
        .sort((a, b) => b - a);
    expect(moved(cut)).toEqual(moved(whole).slice(0, 500));
  });

  it('are summed up and drawn before the cut', async () => {
    expect(drawn(await analyzeMany('groups', isDiff))).toEqual(drawn(await analyzeMany('mappings', isDiff)));
  });
});
