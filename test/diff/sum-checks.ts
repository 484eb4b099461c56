import { expect } from 'vitest';
import type { Analysis, Pair, ProcessEntry } from '../../src/contract/index.ts';
import { explainedByMappings } from '../../src/diff/unexplained.ts';

/** Value of one side of a pair as a number; what did not exist counts as 0. */
function side(pair: Pair | undefined, which: 'before' | 'after'): number | null {
  const value = pair?.[which];
  if (typeof value === 'number') return value;
  if (pair?.state === 'absent-before' && which === 'before') return 0;
  return pair?.state === 'absent-after' && which === 'after' ? 0 : null;
}

/** Every metric of a process is the sum over its mappings and the remainder, on both sides and in the delta, to the byte. */
export function expectExactSums(process: ProcessEntry): number {
  let checked = 0;
  for (const [metric, ofMapping] of Object.entries(explainedByMappings)) {
    const [own, rest] = [process.metrics[metric], process.unexplained[metric]];
    for (const which of ['before', 'after'] as const) {
      const [whole, remainder] = [side(own, which), side(rest, which)];
      if (whole === null || remainder === null || rest?.[which] == null) continue;
      const sum = process.mappings.reduce((total, mapping) => total + (side(mapping.metrics[ofMapping], which) ?? NaN), 0);
      expect(sum + remainder, `${process.id} ${metric} ${which}`).toBe(whole);
      checked += 1;
    }
    if (own?.delta != null && rest?.delta != null) {
      const delta = process.mappings.reduce((total, mapping) => total + (mapping.metrics[ofMapping]?.delta ?? NaN), 0);
      expect(delta + rest.delta, `${process.id} ${metric} delta`).toBe(own.delta);
      checked += 1;
    }
  }
  return checked;
}

/** What adds up over processes adds up in every group. */
export function expectGroupSums(analysis: Analysis): void {
  const byId = new Map(analysis.processes.map((process) => [process.id, process]));
  for (const group of analysis.groups) {
    for (const metric of ['pss', 'swapPss', 'pageTables', 'rss']) {
      const sum = group.metrics[metric];
      const members = group.members.map((id) => byId.get(id)?.metrics[metric]);
      const known = members.filter((pair) => pair !== undefined && ['known', 'absent-before', 'absent-after'].includes(pair.state));
      if (sum?.state !== 'known') continue;
      expect(sum.knownOf).toEqual({ known: known.length, of: members.length });
      const total = (which: 'before' | 'after'): number => known.reduce((all, pair) => all + (side(pair, which) ?? 0), 0);
      expect(sum.after, `${group.id} ${metric}`).toBe(total('after'));
      if (sum.before !== null) expect([sum.before, sum.delta]).toEqual([total('before'), total('after') - total('before')]);
    }
  }
}
