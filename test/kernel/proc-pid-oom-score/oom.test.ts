import { describe, expect, it } from 'vitest';
import { oomAdj } from '../../../src/kernel/proc-pid-oom-adj/index.ts';
import { oomScore } from '../../../src/kernel/proc-pid-oom-score/index.ts';
import { oomScoreAdj } from '../../../src/kernel/proc-pid-oom-score-adj/index.ts';
import { amountOf, context, encode, expectNoThrow, type Parse } from '../sturdy.ts';

const parserOf = (file: typeof oomScore | typeof oomScoreAdj | typeof oomAdj) => {
  const on = { ...context, path: `proc/812/${file.id}` };
  return (bytes: Uint8Array): ReturnType<Parse> => file.parse(bytes, on);
};

describe('oom_score, oom_score_adj and oom_adj', () => {
  it('are one number each, negative only where it is a setting', () => {
    expect(amountOf(parserOf(oomScore)(encode('666\n')), 'oom_score')).toBe(666);
    expect(amountOf(parserOf(oomScoreAdj)(encode('-997\n')), 'oom_score_adj')).toBe(-997);
    expect(amountOf(parserOf(oomAdj)(encode('-17\n')), 'oom_adj')).toBe(-17);
    expect(parserOf(oomScore)(encode('-5\n')).notes.map(({ code }) => code)).toEqual(['implausible-value']);
  });

  it('are missing in an empty file, flagged when they may be cut, and never throw', () => {
    for (const file of [oomScore, oomScoreAdj, oomAdj]) {
      const parse = parserOf(file);
      expect(amountOf(parse(new Uint8Array()), file.id)).toBeUndefined();
      expect(parse(encode('66')).notes.map(({ code }) => code)).toEqual(['truncated']);
      expectNoThrow(parse, ['666\n', '-1']);
    }
  });
});
