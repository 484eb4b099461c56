import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { allKernelFiles } from '../../src/kernel/index.ts';

it('the coverage page names every field of every kernel file, with its tier', () => {
  const page = readFileSync(new URL('../../src/kernel/README.md', import.meta.url), 'utf8');
  const sections = new Map(page.split(/^## /mu).map((section) => [/^id `([^`]+)`/mu.exec(section)?.[1] ?? '', section]));
  for (const { id, metrics } of allKernelFiles) {
    const missing = Object.entries(metrics)
      .filter(([key, { tier }]) => sections.get(id)?.includes(`| \`${key.replaceAll('|', '\\|')}\` | ${String(tier)} |`) !== true)
      .map(([key]) => key);
    expect({ id, missing }).toEqual({ id, missing: [] });
  }
});
