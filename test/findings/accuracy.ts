import type { Analysis } from '../../src/contract/index.ts';
import { expectationOf, says } from './expectations.ts';
import { isLoud, servicesOf, type HostCase } from './hosts.ts';

/** For each code: expected and found, expected and missed, found above information though nothing allows it. */
export type Counts = Map<string, { found: number; missed: number; wrong: number; cases: number }>;

/** Adds what one pair shows. A finding that the truth allows but does not ask for counts on neither side. */
export function countPair(counts: Counts, analysis: Analysis, host: HostCase): void {
  const { must, any, may } = expectationOf(host);
  const entry = (code: string) => {
    const known = counts.get(code) ?? { found: 0, missed: 0, wrong: 0, cases: 0 };
    counts.set(code, known);
    return known;
  };
  for (const wanted of must) {
    const row = entry(wanted[0]);
    row.cases += 1;
    if (says(analysis, host, wanted)) row.found += 1;
    else row.missed += 1;
  }
  for (const list of any) {
    const met = list.filter((wanted) => says(analysis, host, wanted));
    for (const [code] of met.length > 0 ? met : list) {
      entry(code).cases += 1;
      if (met.length > 0) entry(code).found += 1;
      else entry(code).missed += 1;
    }
  }
  const allowed = [...must, ...any.flat(), ...may];
  for (const finding of analysis.findings.filter(isLoud)) {
    const services = servicesOf(finding, host);
    const right = allowed.some(([code, service]) => code === finding.code && (service === '*' || services.includes(service)));
    if (!right) entry(finding.code).wrong += 1;
  }
}

/** The table of src/findings/README.md. */
export function accuracyTable(counts: Counts): string {
  const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${String(Math.round((100 * part) / whole))} %`);
  const rows = [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([code, { found, missed, wrong, cases }]) =>
        `| \`${code}\` | ${String(cases)} | ${String(found)} | ${String(missed)} | ${String(wrong)} | ${share(found, found + wrong)} | ${share(found, found + missed)} |`,
    );
  return ['| code | expected | found | missed | not asked for | precision | recall |', '|---|---|---|---|---|---|---|', ...rows].join('\n');
}
