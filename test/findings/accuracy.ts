import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../../src/contract/index.ts';
import { expectationOf, says } from './expectations.ts';
import { isLoud, servicesOf, type HostCase } from './hosts.ts';
import type { Captured } from './captured-stages.ts';
import type { Look } from './staging/look.ts';
import type { Stage } from './staging/stage.ts';

/** Of one code: how often it had to be found, was found or missed, and was found above information though nothing allows it. */
export interface Count {
  cases: number;
  found: number;
  missed: number;
  wrong: number;
}
export type Counts = Map<string, Count>;

export function countOf(counts: Counts, code: string): Count {
  const known = counts.get(code) ?? { cases: 0, found: 0, missed: 0, wrong: 0 };
  counts.set(code, known);
  return known;
}

/** Adds one thing that had to be found. */
export function expectFound(counts: Counts, code: string, isFound: boolean): void {
  const count = countOf(counts, code);
  count.cases += 1;
  if (isFound) count.found += 1;
  else count.missed += 1;
}

/** Adds what one pair shows. A finding that the truth allows but does not ask for counts on neither side. */
export function countPair(counts: Counts, analysis: Analysis, host: HostCase): void {
  const { must, any, may } = expectationOf(host);
  for (const wanted of must) expectFound(counts, wanted[0], says(analysis, host, wanted));
  for (const list of any) {
    const met = list.filter((wanted) => says(analysis, host, wanted));
    for (const [code] of met.length > 0 ? met : list) expectFound(counts, code, met.length > 0);
  }
  const allowed = [...must, ...any.flat(), ...may];
  for (const finding of analysis.findings.filter(isLoud)) {
    const services = servicesOf(finding, host);
    const right = allowed.some(([code, service]) => code === finding.code && (service === '*' || services.includes(service)));
    if (!right) countOf(counts, finding.code).wrong += 1;
  }
}

/** Adds three looks at a staged program and its twin: silent, found, found; and nothing that nothing allows. */
export function countStage(counts: Counts, stage: Stage, looks: readonly Look[]): void {
  for (const [at, { guilty, innocent }] of looks.entries()) {
    const isFound = guilty.some(({ code }) => code === stage.code);
    if (at > 0) expectFound(counts, stage.code, isFound);
    else if (isFound) countOf(counts, stage.code).wrong += 1;
    for (const { code } of guilty) if (code !== stage.code && stage.may?.includes(code) !== true) countOf(counts, code).wrong += 1;
    for (const { code } of innocent) if (stage.twin.may?.includes(code) !== true) countOf(counts, code).wrong += 1;
  }
}

/** The same for looks at a captured machine: severity of the finding at each look, and what was said of the innocent. */
export function countCaptured(counts: Counts, stage: Captured, seen: readonly (string | undefined)[], others: readonly string[]): void {
  for (const [at, severity] of seen.entries()) {
    if (at > 0) expectFound(counts, stage.code, severity !== undefined);
    else if (severity !== undefined) countOf(counts, stage.code).wrong += 1;
  }
  for (const code of others) countOf(counts, code).wrong += 1;
}

/** Leaves counts for the command that puts all of them into one table; without MEMCASE_ACCURACY nobody asked. */
export function leaveCounts(source: 'hosts' | 'staged', name: string, counts: Counts): void {
  const folder = process.env['MEMCASE_ACCURACY'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${source}-${name}.json`), JSON.stringify([...counts]));
}
