import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, open, type CheckResult } from '../../src/index.ts';
import { today } from './stage.ts';

const corpus = process.env['MEMCASE_CORPUS'];
const kernels = ['6.12-v2', '6.1-v1', '6.1-v1-numabal'].filter(
  (kernel) => corpus !== undefined && existsSync(join(corpus, 'hosts', kernel)),
);

/** Ten gates on a staged pair: one answer, or the test that asked fails. */
async function gate(kernel: string, scenario: string, assertion: string): Promise<CheckResult> {
  const sides = ['before', 'after'].map((side) => open(join(corpus ?? '', 'hosts', kernel, scenario, `${side}.tar.gz`)));
  const [before, after] = (await Promise.all(sides)) as [Awaited<ReturnType<typeof open>>, Awaited<ReturnType<typeof open>>];
  const results = Array.from({ length: 10 }, () => check({ before: [before], after: [after], assertions: [assertion], today }));
  for (const result of results) expect(result).toEqual(results[0]);
  return results[0]!;
}

// Without MEMCASE_CORPUS there are no captures of real kernels to judge.
describe.skipIf(kernels.length === 0)('a gate on staged kernels', () => {
  test.each(kernels)('%s: a leak fails with 3 and names the growth', async (kernel) => {
    const { exit, results } = await gate(kernel, 'leak', 'unit:api.service.anonymous <= +10% floor 32MiB');
    expect(exit.code).toBe(3);
    expect(results[0]?.finding?.code).toBe('anonymous-growth');
  });

  test.each(kernels)('%s: noise passes', async (kernel) => {
    const { exit } = await gate(kernel, 'noise', 'unit:api.service.anonymous <= +10% floor 32MiB');
    expect(exit.code).toBe(0);
  });
});
