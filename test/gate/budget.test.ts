import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check, parseBudget, type OpenCapture } from '../../src/index.ts';
import { gateMetrics, initBudget } from '../../src/gate/index.ts';
import { openSnapshot, today } from './stage.ts';

const schema = JSON.parse(readFileSync(new URL('../../src/contract/schema/budget.schema.json', import.meta.url), 'utf8')) as {
  readonly $defs: { readonly budget: { readonly properties: { readonly metric: { readonly enum: readonly string[] } } } };
};
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

const text = `version: 1
defaults: { aggregate: median, min_samples: 1, on_inconclusive: warn }
targets:
  api: { unit: api.service }
budgets:
  - id: api-growth
    target: api
    metric: pss
    max_increase: { percent: 10, floor: 32MiB }
    why: headroom below MemoryHigh
  - { id: api-size, target: api, metric: cgroup.usage, max: 80% of limit, level: warn }
  - { id: api-swap, assert: api.swap == 0 }
waivers:
  - { id: api-growth, until: 2026-12-31, reason: TICKET-1 }
`;

let before: OpenCapture;
let after: OpenCapture;
beforeAll(async () => {
  [before, after] = await Promise.all([openSnapshot('leak-6.12-v2/before'), openSnapshot('leak-6.12-v2/after')]);
});

describe('a budget file', () => {
  test('is read, and its published schema accepts it', () => {
    const { rules, targets, waivers } = parseBudget(text, 'budget.yaml');
    expect(validate(parse(text))).toBe(true);
    expect(targets).toEqual({ api: { unit: ['api.service'] } });
    expect(waivers).toHaveLength(1);
    expect(rules.map(({ condition }) => condition.test)).toMatchObject([
      { comparison: '<=', bound: { kind: 'change', percent: 10, floor: 32 * 2 ** 20 } },
      { comparison: '<=', bound: { kind: 'share', percent: 80, of: 'limit' } },
      { comparison: '==', bound: { kind: 'amount', amount: 0 } },
    ]);
  });

  test('is JSON just as well', () => {
    expect(parseBudget(JSON.stringify(parse(text)), 'budget.json')).toEqual(parseBudget(text, 'budget.yaml'));
  });

  test.each([
    [
      'a misspelt key',
      text.replace('max_increase', 'max_incraese'),
      /budget\.yaml:9:\d+: there is no key max_incraese\. Did you mean max_increase/u,
    ],
    ['a misspelt key of a target', text.replace('unit:', 'units:'), /budget\.yaml:4:\d+: there is no key units\. Did you mean unit/u],
    ['an unknown metric', text.replace('metric: pss', 'metric: psss'), /budget\.yaml:8:\d+: there is no metric psss\. Did you mean pss/u],
    ['an unknown target', text.replace('target: api\n', 'target: apo\n'), /budget\.yaml:7:\d+: there is no target apo\. Did you mean api/u],
    [
      'a waiver of nothing',
      text.replace('id: api-growth, until', 'id: api-growht, until'),
      /budget\.yaml:14:\d+:.*Did you mean api-growth/u,
    ],
    ['a day that is none', text.replace('2026-12-31', 'tomorrow'), /budget\.yaml:14:.*2026-12-31/u],
    ['no limit', text.replace(', assert: api.swap == 0', ', target: api, metric: swap'), /budget\.yaml:12:.*api-swap has no limit/u],
    ['two limits', text.replace('level: warn', 'min: 1MiB'), /one limit a budget/u],
    ['a size without meaning', text.replace('80% of limit', 'lots'), /no amount/u],
    ['two budgets of one name', text.replace('api-size', 'api-growth'), /two budgets are called/u],
    ['broken YAML', text.replace('[', '').replace('targets:', 'targets: ['), /budget\.yaml:\d+:\d+/u],
    ['another version', text.replace('version: 1', 'version: 2'), /budget\.yaml:1:10: version/u],
    ['nothing', '', /budget\.yaml/u],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]`,
      /budget\.yaml/u,
    ],
  ])('with %s is refused with 2 and the place', (_title, wrong, message) => {
    expect(() => parseBudget(wrong, 'budget.yaml')).toThrow(message);
    expect(() => parseBudget(wrong, 'budget.yaml')).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ exit: 2 }) as unknown }),
    );
  });

  test('names metrics that the model knows, and the schema lists all of them', () => {
    expect([...gateMetrics.keys()].toSorted()).toEqual([...schema.$defs.budget.properties.metric.enum].toSorted());
    const [snapshot] = after.snapshots;
    const known = {
      process: new Set([...(snapshot?.processes.values() ?? [])].flatMap(({ metrics }) => Object.keys(metrics))),
      cgroup: new Set([...(snapshot?.cgroups.values() ?? [])].flatMap(({ metrics }) => Object.keys(metrics))),
      host: new Set(Object.keys(snapshot?.hostMetrics ?? {})),
    };
    expect([...gateMetrics].filter(([, { scope, key }]) => !known[scope].has(key)).map(([name]) => name)).toEqual([]);
  });
});

describe('a waiver', () => {
  const run = (day: string): ReturnType<typeof check> =>
    check({ before: [before], after: [after], budget: parseBudget(text, 'budget.yaml'), today: day });

  test('holds through its last day, and a failed budget is told and costs nothing', () => {
    expect(run('2026-12-31')).toMatchObject({ exit: { code: 0 }, results: [{ outcome: 'waived', waiver: { expired: false } }, {}, {}] });
  });

  test('that has ended protects nothing: 3', () => {
    expect(run('2027-01-01')).toMatchObject({ exit: { code: 3 }, results: [{ outcome: 'fail', waiver: { expired: true } }, {}, {}] });
  });
});

describe('a budget made from a capture', () => {
  test('is a valid budget that the capture itself passes and the leak does not', () => {
    const made = initBudget(before.snapshots[0] ?? after.snapshots[0]!);
    expect(validate(parse(made)) ? [] : validate.errors).toEqual([]);
    const budget = parseBudget(made, 'made.yaml');
    expect(check({ before: [before], after: [before], budget, today }).exit).toEqual({ code: 0, reasons: [] });
    const leak = check({ before: [before], after: [after], budget, today });
    expect(leak.exit.code).toBe(3);
    expect(leak.results.filter(({ outcome, level }) => outcome === 'fail' && level === 'error').map(({ id }) => id)).toEqual([
      'api-growth',
    ]);
  });
});
