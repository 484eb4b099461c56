import { readFileSync } from 'node:fs';

/** One row of the table of src/findings/README.md. */
export interface AccuracyRow {
  readonly hosts: number;
  readonly staged: number;
  readonly missed: number;
  readonly wrong: number;
}

/** The table as it is printed there, by code. */
export function accuracyRows(): ReadonlyMap<string, AccuracyRow> {
  const readme = readFileSync(new URL('../../src/findings/README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([a-z-]+)` \| (\d+) \| (\d+) \| \d+ \| (\d+) \| (\d+) \|/gmu)];
  return new Map(
    rows.map(([, code = '', hosts, staged, missed, wrong]) => [
      code,
      { hosts: Number(hosts), staged: Number(staged), missed: Number(missed), wrong: Number(wrong) },
    ]),
  );
}
