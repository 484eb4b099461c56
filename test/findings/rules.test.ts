import { describe, expect, test } from 'vitest';
import type { FindingCode } from '../../src/contract/index.ts';
import { analyzeTrees, findingsOf, judgedOf } from './world.ts';
import { cases } from './rule-cases.ts';

const isLoud = (severity: string): boolean => severity !== 'info' && severity !== 'clear';

for (const [code, { fires, silent, blind }] of Object.entries(cases) as [FindingCode, (typeof cases)[keyof typeof cases]][]) {
  describe(`the finding ${code}`, () => {
    test('is made where its sign is there', async () => {
      const found = findingsOf(await analyzeTrees(fires.before, fires.after), code);
      expect(found.length).toBeGreaterThan(0);
      const first = found[0];
      expect(first?.severity).toBe(fires.severity);
      expect(first?.text).not.toMatch(/\?|undefined|NaN|null/u);
      expect(first?.next.every(({ text, code: step }) => text !== step)).toBe(true);
      expect(first?.reasoning.every(({ text, code: reason }) => text !== reason)).toBe(true);
      const inChinese = findingsOf(await analyzeTrees(fires.before, fires.after, 'zh-CN'), code)[0];
      expect(inChinese?.text).toMatch(/[\u4e00-\u9fff]/u);
      expect(inChinese?.text).not.toMatch(/undefined|NaN|null/u);
    });

    test(`is not made of ${silent.twin}`, async () => {
      const analysis = await analyzeTrees(silent.before, silent.after);
      expect(findingsOf(analysis, code).filter(({ severity }) => isLoud(severity))).toEqual([]);
    });

    test(`says ${blind.state} where ${blind.lacks}`, async () => {
      const entry = judgedOf(await analyzeTrees(blind.before, blind.after), code);
      expect(entry?.state).toBe(blind.state);
      if (blind.state === 'unknown') expect(entry?.missing.length).toBeGreaterThan(0);
    });
  });
}
