import { expect } from 'vitest';
import type { Look } from './look.ts';
import type { Stage } from './stage.ts';

const codesOf = (findings: Look['guilty']): readonly string[] => [...new Set(findings.map(({ code }) => code))];

/** Silent at a quarter, found at the threshold and at four times as much, and the twin is clear throughout. */
export function expectStage(stage: Stage, looks: readonly Look[]): void {
  const { code, may = [], twin, says = {} } = stage;
  const [quarter, once, fourfold] = looks.map(({ guilty }) => codesOf(guilty));
  expect(quarter, 'a quarter').not.toContain(code);
  expect(once, 'once').toContain(code);
  expect(fourfold, 'four times').toContain(code);
  for (const codes of [quarter, once, fourfold])
    expect(codes?.filter((other) => other !== code && !may.includes(other as typeof code))).toEqual([]);
  const others = looks.flatMap(({ innocent }) => innocent).filter((finding) => !(twin.may ?? []).includes(finding.code));
  expect(
    others.map(({ title }) => title),
    `the twin: ${twin.what}`,
  ).toEqual([]);
  expect(looks[2]?.guilty.find((finding) => finding.code === code)?.args).toMatchObject(says);
}
