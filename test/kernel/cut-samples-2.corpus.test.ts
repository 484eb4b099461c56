import { describe, expect, it } from 'vitest';
import { cutEverywhere, smallSamples } from './cut-samples.ts';
import { corpus } from './sample-set.ts';

// Two files, so that two cores share the work.
describe.skipIf(corpus === undefined)('published samples below 20 kB, the other half (skipped without MEMCASE_CORPUS)', () => {
  it('cut at each byte, give no crash and no number that the whole file has not, unless a note says so', () => {
    const own = smallSamples(1, 2);
    expect(own.length).toBeGreaterThan(400);
    expect(own.map(cutEverywhere).filter((wrong) => wrong !== null)).toEqual([]);
  }, 600_000);
});
