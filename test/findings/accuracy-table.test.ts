import { expect, test } from 'vitest';
import { accuracyRows } from './accuracy-table.ts';
import { capturedStages } from './captured-stages.ts';
import { cgroupStages } from './staging/cgroup-stages.ts';
import { lockStage, processStages } from './staging/process-stages.ts';

test('the table of precision and recall in src/findings/README.md has every staged case', () => {
  // Each stage must be found at two of its looks; limit-changed at three, a refusal at two, of tests of their own.
  const expected = new Map([
    ['limit-changed', 3],
    ['incomplete-capture', 2],
  ]);
  for (const { code } of [...processStages, lockStage, ...cgroupStages, ...capturedStages])
    expected.set(code, (expected.get(code) ?? 0) + 2);
  const staged = [...accuracyRows()].filter(([, row]) => row.staged > 0).map(([code, row]) => [code, row.staged]);
  expect(staged).toEqual([...expected].sort(([left], [right]) => (left < right ? -1 : 1)));
});
