import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PairValue } from '../../src/contract/index.ts';
import { judgeCondition, parseCondition } from '../../src/gate/index.ts';

const MiB = 2 ** 20;

function holds(text: string, now: Readonly<Record<string, PairValue>>, before: Readonly<Record<string, PairValue>> = {}): string {
  return judgeCondition(parseCondition(text), { now: (name) => now[name] ?? null, before: (name) => before[name] ?? null }).state;
}

describe('a condition', () => {
  test.each([
    ['rss > 2GiB', { kind: 'compare', comparison: '>', bound: { kind: 'amount', amount: 2 ** 31 } }],
    ['psi.some.avg10>20.5', { kind: 'compare', comparison: '>', bound: { kind: 'amount', amount: 20.5 } }],
    ['usage >= 80% of limit', { kind: 'compare', comparison: '>=', bound: { kind: 'share', percent: 80, of: 'limit' } }],
    ['events.oom_kill increases', { kind: 'increases' }],
    [
      'api.pss <= +10% floor 32MiB',
      { kind: 'compare', comparison: '<=', bound: { kind: 'change', sign: 1, percent: 10, floor: 32 * MiB } },
    ],
    ['api.pss <= +32 MiB', { kind: 'compare', comparison: '<=', bound: { kind: 'change', sign: 1, percent: 0, floor: 32 * MiB } }],
    ['cgroup.limit == unlimited', { kind: 'compare', comparison: '==', bound: { kind: 'unlimited' } }],
  ])('is read from %s', (text, wanted) => {
    expect(parseCondition(text)).toMatchObject({ text, test: wanted });
  });

  test.each(['', 'rss', 'rss >', '> 4', 'rss > lots', 'rss => 4', 'rss > 4 floor', 'rss <= +10% floor x', 'rss = 4', 'rss > 80% of'])(
    'that cannot be read is a usage error with the syntax: %j',
    (text) => {
      expect(() => parseCondition(text)).toThrow(/METRIC OP VALUE/u);
    },
  );

  test('never throws anything else, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseCondition(text);
        } catch (error) {
          expect(error).toMatchObject({ failure: { exit: 2 } });
        }
      }),
    );
  });

  test('is read in time linear in its length', () => {
    // What is quadratic in this ends at the limit that every test has.
    expect(() => parseCondition(`${'a '.repeat(500_000)}`)).toThrow();
    expect(() => parseCondition(`rss > +${' 1'.repeat(500_000)}`)).toThrow();
  });
});

describe('judging a condition', () => {
  test('compares with an amount', () => {
    expect(holds('rss > 2GiB', { rss: 2 ** 31 + 1 })).toBe('holds');
    expect(holds('rss > 2GiB', { rss: 2 ** 31 })).toBe('fails');
    expect(holds('swap == 0', { swap: 0 })).toBe('holds');
  });

  test('compares with a share of another metric, and nothing is a share of no limit', () => {
    expect(holds('usage > 80% of limit', { usage: 81, limit: 100 })).toBe('holds');
    expect(holds('usage > 80% of limit', { usage: 80, limit: 100 })).toBe('fails');
    expect(holds('usage > 80% of limit', { usage: 2 ** 50, limit: 'unlimited' })).toBe('fails');
  });

  test('with a percentage and a floor fails only when both are exceeded', () => {
    const grew = (from: number, to: number): string => holds('pss <= +10% floor 32MiB', { pss: to * MiB }, { pss: from * MiB });
    expect(grew(100, 130)).toBe('holds'); // above 10 %, below the floor
    expect(grew(1000, 1050)).toBe('holds'); // above the floor, below 10 %
    expect(grew(100, 133)).toBe('fails');
    expect(grew(1000, 1101)).toBe('fails');
    expect(grew(1000, 10)).toBe('holds');
  });

  test('sees what increases', () => {
    expect(holds('oomKills increases', { oomKills: 3 }, { oomKills: 2 })).toBe('holds');
    expect(holds('oomKills increases', { oomKills: 2 }, { oomKills: 2 })).toBe('fails');
  });

  test('knows nothing of what is not known, and never takes it for 0', () => {
    expect(holds('rss < 1GiB', {})).toBe('unknown');
    expect(holds('rss > 80% of limit', { rss: 1 })).toBe('unknown');
    expect(holds('rss <= +10%', { rss: 1 })).toBe('unknown');
  });
});
