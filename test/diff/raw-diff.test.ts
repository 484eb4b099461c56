import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawDiff } from '../../src/diff/index.ts';
import { bases, programAt, smapsOf } from './make-snapshot.ts';

const text = (base: (typeof bases)[number], heap: number): string => programAt(base, heap).map(smapsOf).join('');

describe('the raw text diff', () => {
  it('shows what changed in status as a unified diff', () => {
    const found = rawDiff('proc/8/status', 'Name:\tapi\nVmRSS:\t  100 kB\n', 'Name:\tapi\nVmRSS:\t  200 kB\n');
    expect(found).toEqual({
      state: 'differs',
      added: 1,
      removed: 1,
      text: '--- before/proc/8/status\n+++ after/proc/8/status\n@@ -1,2 +1,2 @@\n Name:\tapi\n-VmRSS:\t  100 kB\n+VmRSS:\t  200 kB\n',
    });
  });

  it('does not take new addresses for a change', () => {
    expect(rawDiff('proc/8/smaps', text(bases[0], 1024), text(bases[1], 1024))).toEqual({ state: 'same' });
    const grown = rawDiff('proc/8/smaps', text(bases[0], 1024), text(bases[1], 4096));
    expect(grown.state === 'differs' && grown.text).toContain('-<1024 kB> rw-p');
  });

  it('ends in time on files that have nothing in common, and says why', () => {
    const lines = (seed: number): string => Array.from({ length: 40_000 }, (_, at) => `line ${String(at * 7 + seed)}`).join('\n');
    expect(rawDiff('a', lines(1), lines(2))).toEqual({ state: 'too-different', mostEdits: 3000 });
    expect(rawDiff('a', 'x\n'.repeat(70_000), '')).toMatchObject({ state: 'too-large' });
  });

  it('shows control characters as escapes', () => {
    const found = rawDiff('proc/8/\u001b[31m', 'a\n', 'b\u001b]0;x\u0007\n');
    expect(found.state === 'differs' && found.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/u);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(['same', 'differs']).toContain(rawDiff('proc/1/maps', before, after).state);
      }),
    );
  });
});
