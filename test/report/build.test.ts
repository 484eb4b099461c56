import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/contract/index.ts';
import { buildReport, paperLimits, type Block, type Report, type TableBlock } from '../../src/report/index.ts';
import { sectionIds } from '../../src/report/report.ts';
import { sampleDiff, sampleReport } from './sample-analysis.ts';

const blocksOf = (report: Report): readonly Block[] =>
  report.sections.flatMap((section) => [...section.blocks, ...section.parts.flatMap((part) => part.blocks)]);
const tablesOf = (report: Report): readonly TableBlock[] =>
  blocksOf(report).flatMap((block) =>
    block.type === 'table'
      ? [block]
      : 'table' in block
        ? [block.table]
        : block.type === 'findings'
          ? block.items.flatMap((item) => item.evidence ?? [])
          : [],
  );

describe('a report', () => {
  it('has the same sections in the same order for one capture and for two', () => {
    for (const analysis of [sampleDiff(), sampleReport()]) {
      expect(buildReport(analysis).sections.map((section) => section.id)).toEqual(sectionIds);
    }
  });

  it('gives every anchor once', () => {
    const report = buildReport(sampleDiff());
    const anchors = [
      ...report.sections.map((section) => section.id),
      ...report.sections.flatMap((section) => section.parts.map((part) => part.anchor)),
      ...blocksOf(report).flatMap((block) => ('anchor' in block ? [block.anchor] : [])),
      ...tablesOf(report).flatMap((table) => [table.anchor, ...table.rows.flatMap((row) => row.anchor ?? [])]),
      ...blocksOf(report).flatMap((block) =>
        block.type === 'findings' || block.type === 'explanations' ? block.items.map((item) => item.anchor) : [],
      ),
    ];
    // A plain table is a block and a table at once.
    const once = anchors.filter((anchor, at) => anchors.indexOf(anchor) !== at);
    expect(new Set(once)).toEqual(new Set(blocksOf(report).flatMap((block) => (block.type === 'table' ? [block.anchor] : []))));
    for (const anchor of anchors) expect(anchor).toMatch(/^[A-Za-z0-9-]+$/u);
  });

  it('explains every metric that a name leads to', () => {
    const report = buildReport(sampleDiff());
    const explained = new Set(
      blocksOf(report).flatMap((block) => (block.type === 'explanations' ? block.items.map((item) => item.metric) : [])),
    );
    const named = tablesOf(report).flatMap((table) => [
      ...table.columns.flatMap((column) => column.label.metric ?? []),
      ...table.rows.flatMap((row) => row.metric ?? []),
    ]);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((metric) => !explained.has(metric))).toEqual([]);
  });

  it('says what happened, how sure that is and what to do first', () => {
    const [verdict] = blocksOf(buildReport(sampleDiff())).filter((block) => block.type === 'verdict');
    expect(verdict?.headline).toContain('49.0 MiB');
    expect(verdict?.sure[0]).toContain('Proved');
    expect(verdict?.next[0]).toContain('memcase capture --pid 812');
  });

  it('asks for nothing when all is clear', () => {
    const clear: Analysis = {
      ...sampleDiff(),
      findings: [],
      verdict: { severity: 'clear', lines: [{ code: 'quiet', args: {}, text: 'Nothing changed.' }] },
    };
    const [verdict] = blocksOf(buildReport(clear)).filter((block) => block.type === 'verdict');
    expect(verdict?.next).toEqual(['Nothing in these captures asks for action.']);
  });

  it('shows an unknown value as unknown with its reason, never as 0', () => {
    const report = buildReport(sampleDiff());
    const row = tablesOf(report)
      .flatMap((table) => table.rows)
      .find((each) => each.anchor?.startsWith('process-row-2211-') === true);
    const missing = row?.cells.filter((cell) => cell.valueType === 'missing') ?? [];
    expect(missing.map((cell) => cell.reason)).toContain('unknown: proc/2211/smaps: EACCES');
    expect(row?.cells.some((cell) => cell.valueType === 'bytes' && cell.value === 0)).toBe(true);
  });

  it('never turns unlimited into a number', () => {
    const cells = tablesOf(buildReport(sampleDiff())).flatMap((table) => table.rows.flatMap((row) => row.cells));
    expect(cells.filter((cell) => cell.valueType === 'limit' && cell.value === 'unlimited').length).toBeGreaterThan(0);
    expect(cells.some((cell) => 'value' in cell && typeof cell.value === 'number' && !Number.isFinite(cell.value))).toBe(false);
  });

  it('adds its waterfalls up to the last byte', () => {
    const waterfalls = blocksOf(buildReport(sampleDiff())).filter((block) => block.type === 'waterfall');
    expect(waterfalls.length).toBeGreaterThanOrEqual(2);
    for (const { start, steps, end } of waterfalls) expect(start.value + steps.reduce((sum, step) => sum + step.delta, 0)).toBe(end.value);
  });

  it('fills its stacked bars exactly, with the rest named', () => {
    const compositions = blocksOf(buildReport(sampleDiff())).filter((block) => block.type === 'composition');
    expect(compositions.length).toBeGreaterThan(3);
    for (const { bars } of compositions)
      for (const bar of bars) expect(bar.parts.reduce((sum, part) => sum + part.value, 0)).toBe(bar.total);
  });

  it('draws the limits of the cgroup and of its ancestors', () => {
    const composition = blocksOf(buildReport(sampleDiff())).find(
      (block) => block.type === 'composition' && block.anchor.includes('api-service'),
    );
    expect(composition?.type === 'composition' ? composition.limits.map((limit) => limit.value) : []).toEqual([512 * 1024 ** 2, 1024 ** 3]);
  });

  it('leaves out rows beyond the medium and says how many', () => {
    const analysis = sampleDiff();
    const [first] = analysis.processes;
    if (first === undefined) throw new Error('the sample has processes');
    const many = Array.from({ length: 400 }, (_, index) => ({ ...first, id: `${String(index)}/1` }));
    const table = tablesOf(buildReport({ ...analysis, processes: many }, { limits: paperLimits })).find(
      (each) => each.anchor === 'processes-table',
    );
    expect(table?.rows).toHaveLength(paperLimits.rows);
    expect(table?.more).toBe(`Left out here: ${String(400 - paperLimits.rows)} of 400 rows; the JSON output has them all.`);
  });

  it('is written in Chinese throughout when asked', () => {
    const report = buildReport(sampleDiff('zh-CN'));
    expect(report.heading).toContain('主机');
    for (const section of report.sections) expect(section.title).toMatch(/[\u4e00-\u9fff]|cgroup/u);
    for (const table of tablesOf(report))
      expect(`${table.caption} ${table.columns.map((column) => column.label.text).join(' ')}`).toMatch(/[\u4e00-\u9fff]/u);
  });

  it('is the same when built twice', () => {
    const text = (report: Report): string =>
      JSON.stringify(report, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
    expect(text(buildReport(sampleDiff()))).toBe(text(buildReport(sampleDiff())));
  });

  it('holds with an analysis that has next to nothing', () => {
    const bare: Analysis = {
      ...sampleReport(),
      processes: [],
      groups: [],
      sharedObjects: [],
      cgroups: [],
      host: { metrics: {}, accounting: [] },
      series: [],
      reconciliation: [],
      findings: [],
      judged: [],
      verdict: { severity: 'info', lines: [] },
    };
    const report = buildReport(bare);
    for (const section of report.sections) expect(section.blocks.length, section.id).toBeGreaterThan(0);
  });
});
