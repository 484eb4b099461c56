import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { compareSnapshots, type Comparison } from '../../src/diff/index.ts';
import { reversed } from '../../src/diff/elapsed.ts';
import type { Pair } from '../../src/contract/index.ts';
import { analyzePair, corpus, hostPairs, openPair } from './hosts.ts';
import { canonical, expectPartition } from './mapping-checks.ts';
import { expectExactSums, expectGroupSums } from './sum-checks.ts';

describe.skipIf(corpus === undefined)('any pair of captures (skipped without MEMCASE_CORPUS)', () => {
  it.each(hostPairs())('adds up to the byte, mirrors, and is empty against itself: $name', async (pair) => {
    const open = await openPair(pair);
    const analysis = analyzePair(open);
    const checked = analysis.processes.reduce((sum, process) => sum + expectExactSums(process), 0);
    expect(checked).toBeGreaterThan(500);
    expectGroupSums(analysis);

    const [before, after] = [open.before.snapshots[0], open.after.snapshots[0]];
    if (before === undefined || after === undefined) throw new Error('a capture has a sample');
    const there = compareSnapshots(before, after);
    for (const process of there.processes)
      expectPartition(process.mappings(), process.before?.mappings ?? null, process.after?.mappings ?? null);
    expectMirror(there, compareSnapshots(after, before));
    expect(reversed(after, before)).toBe(true);
    expectEmpty(compareSnapshots(after, after));

    const self = analyze({ capture: open.after, sample: null }, { capture: open.after, sample: null }, { detail: 'mappings' });
    expect(self.findings.filter((finding) => !['info', 'clear'].includes(finding.severity)).map((finding) => finding.title)).toEqual([]);
  });
});

/** Everything is the same, no number differs, nothing came or went. */
function expectEmpty(comparison: Comparison): void {
  const deltas = (metrics: Readonly<Record<string, Pair>>): readonly (number | null)[] => Object.values(metrics).map((pair) => pair.delta);
  const all = [
    ...comparison.processes.flatMap((process) => [process.metrics, ...comparison.groups.map((group) => group.metrics)]),
    ...comparison.cgroups.map((cgroup) => cgroup.metrics),
    ...comparison.sharedObjects.map((object) => object.metrics),
    comparison.host,
  ].flatMap(deltas);
  expect(all.filter((delta) => delta !== null && delta !== 0)).toEqual([]);
  expect(new Set(comparison.processes.map((process) => process.pairing.kind))).toEqual(new Set(['same']));
  expect(new Set(comparison.cgroups.map((cgroup) => cgroup.pairing.kind))).toEqual(new Set(['same']));
  const mappings = comparison.processes.flatMap((process) => process.mappings());
  expect(new Set(mappings.map((mapping) => mapping.pairing.kind))).toEqual(new Set(['same']));
  expect(comparison.configuration).toEqual([]);
  expect(comparison.comparability.map((entry) => entry.code)).toEqual(['same-moment']);
}

/** Exchanging the captures exchanges the sides and the signs, and nothing else. */
function expectMirror(there: Comparison, back: Comparison): void {
  const turned: Readonly<Record<string, string>> = { gone: 'appeared', appeared: 'gone' };
  const keyOf = (was: string | undefined, is: string | undefined): string => `${was ?? ''} > ${is ?? ''}`;
  const mirrored = new Map(back.processes.map((process) => [keyOf(process.after?.id, process.before?.id), process]));
  expect(back.processes).toHaveLength(there.processes.length);
  for (const process of there.processes) {
    const other = mirrored.get(keyOf(process.before?.id, process.after?.id));
    if (other === undefined) throw new Error(`${process.id} has no mirror image`);
    expect(other.pairing.kind).toBe(turned[process.pairing.kind] ?? process.pairing.kind);
    expect([other.pairing.confidence, other.pairing.reasons]).toEqual([process.pairing.confidence, process.pairing.reasons]);
    for (const metric of ['rss', 'pss', 'anonymous', 'virtual', 'mappings'])
      expect(other.metrics[metric]?.delta ?? null).toBe(negated(process.metrics[metric]?.delta));
    expect(canonical(other.mappings(), true)).toEqual(canonical(process.mappings(), false));
  }
  for (const [metric, pair] of Object.entries(there.host)) {
    if (pair.counter === undefined) expect(back.host[metric]?.delta ?? null, metric).toBe(negated(pair.delta));
  }
  expect(back.cgroups.map((cgroup) => `${cgroup.after?.id ?? ''} < ${cgroup.before?.id ?? ''}`).sort()).toEqual(
    there.cgroups.map((cgroup) => `${cgroup.before?.id ?? ''} < ${cgroup.after?.id ?? ''}`).sort(),
  );
  expect(back.sharedObjects).toHaveLength(there.sharedObjects.length);
}

const negated = (delta: number | null | undefined): number | null => (delta == null ? null : 0 - delta);
