import { expect } from 'vitest';
import type { Analysis, CgroupEntry, Metrics, Pair, ProcessEntry } from '../../src/contract/index.ts';
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
    const owner = analysis.processes.find((each) => chart.figure === `mappings-${slugOf(each.id)}`);
    expect(owner !== undefined || chart.figure === 'movers', `${chart.figure} is a chart of bars that is known here`).toBe(true);
    if (owner !== undefined) {
      const groups = mappingAmounts(owner, analysis.kind);
      expect(values, chart.figure).toEqual(groups.slice(0, values.length).map(({ value }) => value));
      for (const { delta, noise } of dataOf(chart.text, 'delta'))
        expect(groups, chart.figure).toContainEqual({ value: Number(delta), noise: noise === undefined ? null : Number(noise) });
      return true;
    }
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

/** Groups of mappings as the JSON has them, or added up from its mappings; what does not change is not drawn. */
function mappingAmounts(
  process: ProcessEntry,
  kind: Analysis['kind'],
): readonly { readonly value: number; readonly noise: number | null }[] {
  const metric = process.metrics['pss']?.delta == null && process.metrics['pss']?.after == null ? 'rss' : 'pss';
  const byName = new Map<string, (Pair | undefined)[]>();
  for (const { kind: of, label, metrics } of process.mappingSummary?.groups ?? process.mappings)
    byName.set(`${of} ${label}`, [...(byName.get(`${of} ${label}`) ?? []), metrics[metric]]);
  const sum = (amounts: readonly (number | null | undefined)[]): number | null =>
    amounts.some((each) => each == null) ? null : amounts.reduce<number>((total, each) => total + (each ?? 0), 0);
  return [...byName.values()]
    .map((pairs) => ({
      value: sum(pairs.map((pair) => (kind === 'diff' ? pair?.delta : amount(pair, 'after')))) ?? 0,
      noise: kind === 'diff' ? sum(pairs.map((pair) => pair?.noise)) : null,
    }))
    .filter(({ value }) => value !== 0)
    .sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
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
