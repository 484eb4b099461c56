import { expect } from 'vitest';
import type { Analysis, CgroupEntry, Metrics, Pair } from '../../src/contract/index.ts';
import { metricWordsOf, wordsOf } from '../../src/report/index.ts';
import { slugOf } from '../../src/report/slug.ts';
import { dataOf, readCharts, type ReadChart } from './read-charts.ts';

type Side = 'before' | 'after';

/** Every picture of a page against the numbers of the JSON of the same analysis. Returns how many of each kind were compared. */
export function expectChartsToEqual(html: string, analysis: Analysis): ReadonlyMap<string, number> {
  const compared = new Map<string, number>();
  for (const chart of readCharts(html)) {
    const compare = comparisons[chart.kind];
    expect(compare, `a comparison for ${chart.kind}`).toBeDefined();
    expect(chart.text, chart.figure).toMatch(/^<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/u);
    if (compare?.(chart, analysis) === true) compared.set(chart.kind, (compared.get(chart.kind) ?? 0) + 1);
  }
  return compared;
}

const comparisons: Readonly<Record<string, (chart: ReadChart, analysis: Analysis) => boolean>> = {
  waterfall: (chart, analysis) => {
    const [start, end] = dataOf(chart.text, 'end').map((data) => Number(data['value']));
    const deltas = dataOf(chart.text, 'delta').map((data) => Number(data['delta']));
    expect((start ?? NaN) + deltas.reduce((sum, delta) => sum + delta, 0), `${chart.figure}: start and steps make the end`).toBe(end);
    expect([start, end], chart.figure).toEqual(waterfallEnds(chart.figure, analysis));
    return true;
  },
  bars: (chart, analysis) => {
    const values = dataOf(chart.text, 'delta').map((data) => Number(data['delta']));
    expect(values.length).toBeGreaterThan(0);
    if (chart.figure !== 'movers') return false;
    const known = analysis.processes.map((process) => ofMain(process.metrics, analysis.kind));
    const largest = known.filter((value) => value !== 0).sort((one, other) => Math.abs(other) - Math.abs(one));
    expect(
      values.map((value) => Math.abs(value)),
      chart.figure,
    ).toEqual(largest.slice(0, values.length).map((value) => Math.abs(value)));
    for (const value of values) expect(known).toContain(value);
    return true;
  },
  composition: (chart, analysis) => {
    const totals = dataOf(chart.text, 'total').map((data) => Number(data['total']));
    const parts = dataOf(chart.text, 'part');
    expect(
      totals.reduce((sum, total) => sum + total, 0),
      `${chart.figure}: parts make the totals`,
    ).toBe(parts.reduce((sum, part) => sum + Number(part['value']), 0));
    const cgroup = analysis.cgroups.find((each) => chart.figure === `composition-cgroup-${slugOf(each.id)}`);
    const process = analysis.processes.find((each) => chart.figure === `composition-process-${slugOf(each.id)}`);
    const host = Object.fromEntries(analysis.host.accounting.map((part) => [part.code, part.pair]));
    expectParts(chart, cgroup?.metrics ?? process?.metrics ?? host, cgroup ? 'cgroup' : process ? 'process' : 'host', analysis);
    if (cgroup !== undefined) {
      const own = limitsAbove(cgroup, analysis.cgroups);
      for (const limit of dataOf(chart.text, 'limit'))
        expect(own, `${chart.figure}: ${limit['label'] ?? ''}`).toContain(Number(limit['limit']));
      expect(dataOf(chart.text, 'limit').length).toBe(Math.min(4, own.length));
    }
    return true;
  },
  strip: (chart, analysis) => {
    const process = analysis.processes.find((each) => chart.figure === `strip-${slugOf(each.id)}`);
    const rows = chart.text.split('<g data-row').slice(1);
    // A process that came or went has one row.
    const isBefore = (row: string): boolean => row.startsWith(`="${wordsOf(analysis.language).cover.before}"`);
    for (const [at, row] of rows.entries()) {
      const side: Side = isBefore(row) ? 'before' : 'after';
      const regions = process?.mappingSummary?.regions[side] ?? process?.mappings.flatMap((mapping) => mapping[side]) ?? [];
      const drawn = dataOf(rows[at] ?? '', 'start').map((data) => [data['start'], data['end']].map((address) => BigInt(address ?? '')));
      const edges = regions.flatMap(({ start, end }) => [BigInt(start), BigInt(end)]).sort((one, other) => (one < other ? -1 : 1));
      expect([drawn[0]?.[0], drawn.at(-1)?.[1]], chart.figure).toEqual([edges[0], edges.at(-1)]);
      for (const address of drawn.flat()) expect(edges, chart.figure).toContain(address);
    }
    return true;
  },
  sparkline: (chart, analysis) => {
    const points = /data-points="([^"]*)"/u.exec(chart.text)?.[1];
    const known = analysis.series.map((line) =>
      line.points.map(([time, value]) => `${String(time)}:${value === null ? '-' : String(value)}`).join(' '),
    );
    expect(known).toContain(points);
    return true;
  },
};

function waterfallEnds(figure: string, analysis: Analysis): readonly number[] {
  if (figure === 'waterfall-pss') {
    const known = analysis.processes.map((process) => [amount(process.metrics['pss'], 'before'), amount(process.metrics['pss'], 'after')]);
    const whole = known.filter((sides): sides is [number, number] => sides.every((side) => side !== null));
    return [0, 1].map((side) => whole.reduce((sum, sides) => sum + (sides[side] ?? 0), 0));
  }
  const process = analysis.processes.find((each) => figure === `waterfall-${slugOf(each.id)}`);
  const pair =
    process?.metrics['pss']?.delta == null && process?.metrics['pss']?.after == null ? process?.metrics['rss'] : process.metrics['pss'];
  return [amount(pair, 'before') ?? NaN, amount(pair, 'after') ?? NaN];
}

function expectParts(chart: ReadChart, metrics: Metrics, subject: string, analysis: Analysis): void {
  const sides: readonly Side[] = analysis.kind === 'diff' ? ['before', 'after'] : ['after'];
  const names = new Map(Object.keys(metrics).map((key) => [metricWordsOf(analysis.language, `${subject}.${key}`)?.name ?? key, key]));
  const known = dataOf(chart.text, 'part').filter((part) => names.has(part['part'] ?? ''));
  expect(known.length, chart.figure).toBeGreaterThan(0);
  for (const part of known) {
    const pair = metrics[names.get(part['part'] ?? '') ?? ''];
    expect(
      sides.map((side) => amount(pair, side)),
      `${chart.figure}: ${part['part'] ?? ''}`,
    ).toContain(Number(part['value']));
  }
}

function limitsAbove(cgroup: CgroupEntry, all: readonly CgroupEntry[]): readonly number[] {
  const own = ['limit', 'high'].map((metric) => cgroup.metrics[metric]?.after).filter((value) => typeof value === 'number');
  const parent = all.find((each) => each.id === cgroup.parent && each.id !== cgroup.id);
  return parent === undefined ? own : [...own, ...limitsAbove(parent, all)];
}

function ofMain(metrics: Metrics, kind: Analysis['kind']): number {
  const pss = metrics['pss'];
  const pair = pss !== undefined && (pss.delta !== null || pss.after !== null) ? pss : metrics['rss'];
  return (kind === 'diff' ? pair?.delta : amount(pair, 'after')) ?? 0;
}

function amount(pair: Pair | undefined, side: Side): number | null {
  const value = pair?.[side];
  if (typeof value === 'number') return value;
  return pair?.state === (side === 'before' ? 'absent-before' : 'absent-after') ? 0 : null;
}
