import { describe, expect, it } from 'vitest';
import { analyzePair, corpus, hostPairs, openPair } from './hosts.ts';
import { judgeExpectation, judgeMustNot, type Row } from './judge-expectation.ts';

describe.skipIf(corpus === undefined)('pairs of real kernels (skipped without MEMCASE_CORPUS)', () => {
  const all: string[] = [];
  const counts = { right: 0, all: 0 };

  it.each(hostPairs())('shows what was done in $name', async (pair) => {
    const analysis = analyzePair(await openPair(pair));
    const rows: readonly Row[] = [
      ...pair.truth.expect.map((expectation) => judgeExpectation(expectation, analysis, pair.truth)),
      ...pair.truth.must_not.flatMap((rule) => judgeMustNot(rule, analysis, pair.truth)),
    ];
    for (const row of rows) {
      counts.all += 1;
      if (row.ok) counts.right += 1;
      all.push(
        [
          row.ok ? 'ok  ' : 'FAIL',
          pair.name.padEnd(22),
          row.kind.padEnd(22),
          row.subject.slice(0, 44).padEnd(44),
          row.expected.slice(0, 60).padEnd(60),
          row.found.slice(0, 60),
        ].join(' '),
      );
    }
    expect(rows.filter((row) => !row.ok)).toEqual([]);
  });

  it('lists every expectation', () => {
    console.log([...all, `${String(counts.right)} of ${String(counts.all)} expectations hold`].join('\n'));
    expect(counts.right).toBe(counts.all);
  });
});
