import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinText, render } from '../../src/render/index.ts';
import { encodeJson } from '../../src/render/json.ts';
import { sampleDiff } from '../report/sample-analysis.ts';
import { hostileAnalysis } from './hostile-analysis.ts';

describe('the JSON output', () => {
  it('is the analysis and nothing else', async () => {
    expect(JSON.parse(joinText(await render('json', sampleDiff())))).toEqual(sampleDiff());
  });

  it('has its keys in the order of the contract, wherever the analysis has them', async () => {
    const shuffled = Object.fromEntries(Object.entries(sampleDiff()).reverse()) as unknown;
    const text = joinText(await render('json', shuffled as ReturnType<typeof sampleDiff>));
    expect([...text.matchAll(/^ {2}"(\w+)":/gmu)].map((match) => match[1]).slice(0, 6)).toEqual([
      'schema',
      'kind',
      'exit',
      'language',
      'before',
      'after',
    ]);
  });

  it('comes in pieces no larger than one element of a list', async () => {
    const { chunks } = await render('json', hostileAnalysis(undefined, { mappings: 10, processes: 300, cgroups: 10 }));
    const sizes = [...chunks].map((chunk) => chunk.length);
    expect(sizes.length).toBeGreaterThan(600);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
  });

  it('writes integers that a double cannot hold as decimal strings', () => {
    expect(encodeJson({ value: 2 ** 60, small: -3, half: 0.5 })).toBe('{"value":"1152921504606846976","small":-3,"half":0.5}');
  });

  it('escapes what reorders or hides text and what a build log would obey, and loses nothing', () => {
    expect(encodeJson('\u202eabc')).toBe(String.raw`"\u202eabc"`);
    expect(encodeJson('##[error]x')).not.toContain('##[');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => JSON.parse(encodeJson(text)) === text));
  });
});
