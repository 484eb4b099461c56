import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionsFor } from '../../src/cli/compile-less.ts';

const sources = ['cli/compile-less.ts', 'cli/heap-growth.ts', 'cli/mark-at-once.ts', 'capture/reader-child.cjs'];
const options = sources.flatMap((name) =>
  [...readFileSync(new URL(`../../src/${name}`, import.meta.url), 'utf8').matchAll(/'--(?:no-)?([a-z-]+)(?:=\d+)?'/g)].map(
    ([, option = '']) => option,
  ),
);

describe('the options of V8 that are set', () => {
  it('are known to this one, or are not set', () => {
    expect(options.length).toBeGreaterThanOrEqual(9);
    const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    const unknown = options.filter((option) => !stdout.includes(`  --${option} (`));
    expect(optionsFor(process.versions.v8, unknown)).toEqual([]);
  });

  it('leave optimising to a V8 they were not measured with', () => {
    expect(optionsFor('11.3.244.8-node.38', ['--a', '--b'])).toEqual(['--a', '--b']);
    expect(optionsFor('12.4.254.21-node.33', ['--a', '--b'])).toEqual([]);
    expect(optionsFor('13.6.233.17-node.28', ['--a'])).toEqual([]);
  });
});
