import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sayJudged } from '../../src/findings/words/judged-words.ts';

const folder = new URL('../../src/findings/', import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const literals = (pattern: RegExp): readonly string[] =>
  sources.flatMap((source) =>
    [...source.matchAll(pattern)].flatMap(([, list = '']) => [...list.matchAll(/'([^']+)'/gu)].map(([, text = '']) => text)),
  );

test('why a question makes no sense is said in Chinese by every rule', () => {
  const whys = literals(/state: 'not-applicable', why: ('[^']+')/gu);
  expect(whys.length).toBeGreaterThan(8);
  for (const why of whys) expect(sayJudged(why, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/u);
});

test('a missing input is a name, or is said in Chinese', () => {
  const inputs = literals(/missing: \[([^\]]+)\]/gu);
  expect(inputs.length).toBeGreaterThan(20);
  for (const input of inputs) expect(sayJudged(input, 'zh-CN')).not.toMatch(/\b(?:or|of|not|the|does|since|and|with|link)\b/u);
  expect(inputs.map((input) => sayJudged(input, 'en'))).toEqual(inputs);
});
