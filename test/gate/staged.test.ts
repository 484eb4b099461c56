import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { check, open, type CheckResult, type OpenCapture } from '../../src/index.ts';

const capture = (path: string): Promise<OpenCapture> => open(fileURLToPath(new URL(`../../snapshots/${path}.tar.gz`, import.meta.url)));
const today = '2026-11-23';
const repetitions = Array.from({ length: 10 }, (_, at) => at);

describe.each(['leak-6.12-v2', 'leak-6.1-v1'])('a gate on %s', (name) => {
  let before: OpenCapture;
  let after: OpenCapture;
  const gate = (...assertions: readonly string[]): CheckResult => check({ before: [before], after: [after], assertions, today });
  beforeAll(async () => {
    [before, after] = await Promise.all([capture(`${name}/before`), capture(`${name}/after`)]);
  });

  test('fails with 3 and names the growth, ten times the same', () => {
    const results = repetitions.map(() => gate('api.service.pss <= +10% floor 32MiB'));
    expect(results[0]?.exit.code).toBe(3);
    expect(results[0]?.results[0]).toMatchObject({ outcome: 'fail', finding: { code: 'anonymous-growth' } });
    for (const result of results) expect(result).toEqual(results[0]);
  });

  test('passes for what did not grow', () => {
    expect(gate('db.service.pss <= +10% floor 32MiB', 'api.service.swap == 0', 'api.threads <= +0').exit.code).toBe(0);
  });

  test('knows a target by unit, by command and by a selector spelt out', () => {
    const deltas = ['api.service', 'api', 'api-server', 'unit:api.service', 'name:api-s*'].map(
      (target) => gate(`${target}.pss <= +1GiB`).results[0]?.delta,
    );
    expect(new Set(deltas).size).toBe(1);
    expect(deltas[0]).toBeGreaterThan(40 * 2 ** 20);
  });

  test('judges the cgroup of a unit', () => {
    expect(gate('api.cgroup.anonymous <= +32MiB').results[0]).toMatchObject({ outcome: 'fail' });
    expect(gate('api.cgroup.usage <= 4GiB').exit.code).toBe(0);
  });

  test('holds a limit inside the noise for inconclusive', () => {
    const delta = gate('api.pss <= +1GiB').results[0]?.delta ?? 0;
    const { exit, results } = gate(`api.pss <= +${String(delta - 1000)}`);
    expect(exit.code).toBe(4);
    expect(results[0]?.reasons.map(({ code }) => code)).toContain('inside-noise');
  });

  test.each([
    ['apii.pss <= 1GiB', /Did you mean api/u],
    ['api.ps <= 1GiB', /Did you mean pss/u],
    ['api.anon <= 1GiB', /anonymous/u],
    ['api.cgroup.usag <= 1GiB', /cgroup\.usage/u],
  ])('refuses %s with a suggestion', (assertion, suggestion) => {
    expect(() => gate(assertion)).toThrow(suggestion);
  });

  test('refuses a limit on a change without older captures, and captures in the wrong order', () => {
    expect(() => check({ after: [after], assertions: ['api.pss <= +10%'], today })).toThrow(/--base/u);
    expect(() => check({ before: [after], after: [before], assertions: ['api.pss <= +10%'], today })).toThrow(/--force/u);
  });
});

describe('a gate on noise', () => {
  test('passes for every service, ten times the same', async () => {
    const [before, after] = await Promise.all([capture('noise-6.12-v2/before'), capture('noise-6.12-v2/after')]);
    const units = [...new Set([...(after.snapshots[0]?.processes.values() ?? [])].flatMap(({ identity }) => identity.unit ?? []))];
    const assertions = units.map((unit) => `unit:${unit}.pss <= +10% floor 32MiB`);
    expect(assertions.length).toBeGreaterThan(5);
    const results = repetitions.map(() => check({ before: [before], after: [after], assertions, today }));
    expect(results[0]?.exit).toEqual({ code: 0, reasons: [] });
    for (const result of results) expect(result).toEqual(results[0]);
  });
});
