import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goesBy, mayName, toolShows, type Same } from '../../src/explain/field-names.ts';
import { explainedFiles } from '../../src/explain/registry.ts';

const names = explainedFiles.flatMap(({ vocabulary }) => vocabulary.split('\n'));
const cases: readonly Same[] = [(text) => text, (text) => text.toLowerCase()];

describe('the vocabulary of a file', () => {
  it('never rules out a file that has a field of that name, whole or in part', () => {
    const piece = fc.tuple(fc.constantFrom(...names), fc.nat(40), fc.nat(40), fc.boolean()).map(([name, from, length, whole]) => {
      return whole ? name.replace(/<[^>]*>/gu, '2') : name.slice(from % name.length, (from % name.length) + length + 1);
    });
    fc.assert(
      fc.property(piece, fc.constantFrom(...cases), (piece, same) => {
        const word = same(piece);
        const passedOver = explainedFiles.filter((file) => !mayName(file, word, same));
        expect(passedOver.flatMap(({ fields }) => fields.filter((field) => goesBy(field, word, same)))).toEqual([]);
        expect(
          passedOver.flatMap(({ fields }) => fields.flatMap(({ seenAs }) => seenAs.filter((name) => toolShows(same(name), word)))),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('rules out most files for most words', () => {
    expect(explainedFiles.filter((file) => mayName(file, 'Pss', (text) => text)).length).toBeLessThan(explainedFiles.length / 3);
  });
});
