import { readFileSync } from 'node:fs';

/** One row of the table of src/findings/README.md. */
export interface AccuracyRow {
  readonly hosts: number;
  readonly staged: number;
  readonly missed: number;
  readonly wrong: number;
}

/** How many pairs of hosts the table was made of: `The 27 pairs of captured hosts`. */
export function tabledPairs(): number {
  return Number(/^The (\d+) pairs of captured hosts\b/mu.exec(readReadme())?.[1]);
}

/** The table as it is printed there, by code. */
export function accuracyRows(): ReadonlyMap<string, AccuracyRow> {
  const rows = [...readReadme().matchAll(/^\| `([a-z-]+)` \| (\d+) \| (\d+) \| \d+ \| (\d+) \| (\d+) \|/gmu)];
  return new Map(
    rows.map(([, code = '', hosts, staged, missed, wrong]) => [
      code,
      { hosts: Number(hosts), staged: Number(staged), missed: Number(missed), wrong: Number(wrong) },
    ]),
  );
}

function readReadme(): string {
  return readFileSync(new URL('../../src/findings/README.md', import.meta.url), 'utf8');
}
