import type { RuleCase } from './rule-case.ts';
import { hostFiles, processFiles, without, type ProcessFacts } from './world.ts';

const world = (facts: ProcessFacts = {}, uptime = 1000) => ({ ...hostFiles({ uptime }), ...processFiles(facts) });

const nodes = (free: readonly [number, number]): string =>
  free
    .map(
      (pages, node) =>
        `Node ${String(node)}, zone   Normal\n  pages free     ${String(pages)}\n        min      100\n        low      200\n        high     300\n        spanned  1000000\n        present  1000000\n        managed  1000000\n`,
    )
    .join('');
const numa = (first: number, second: number): string =>
  `5500000000 default heap anon=${String(first + second)} N0=${String(first)} N1=${String(second)} kernelpagesize_kB=4\n`;
const lean = (free: readonly [number, number], first: number, second: number) => ({
  ...world({ anon: 400_000, more: { numa_maps: numa(first, second) } }),
  'proc/zoneinfo': nodes(free),
});

/** States of a process that are worth a line: locked, huge, heavy, one-sided. */
export const stateCases = {
  'locked-memory': {
    fires: { before: world({ locked: 64 }), after: world({ locked: 16_448 }, 1060), severity: 'notice' },
    silent: { twin: 'memory that was locked before', before: world({ locked: 16_448 }), after: world({ locked: 16_448 }, 1060) },
    blind: { lacks: 'status was not read', state: 'unknown', before: null, after: without(world(), /\/status$/u) },
  },
  'page-tables-heavy': {
    fires: { before: null, after: world({ anon: 100_000, tables: 60_000 }), severity: 'notice' },
    silent: { twin: 'tables of the usual share', before: null, after: world({ anon: 4_000_000, tables: 40_000 }) },
    blind: { lacks: 'status was not read', state: 'unknown', before: null, after: without(world(), /\/status$/u) },
  },
  'hugetlb-use': {
    fires: { before: world({ hugetlb: 8192 }), after: world({ hugetlb: 16_384 }, 1060), severity: 'notice' },
    silent: { twin: 'a pool that is used as before', before: world({ hugetlb: 8192 }), after: world({ hugetlb: 8192 }, 1060) },
    blind: { lacks: 'status was not read', state: 'unknown', before: null, after: without(world(), /\/status$/u) },
  },
  'numa-imbalance': {
    fires: { before: null, after: lean([10_000, 500_000], 100_000, 0), severity: 'notice' },
    silent: { twin: 'memory on both nodes', before: null, after: lean([10_000, 500_000], 60_000, 40_000) },
    blind: {
      lacks: 'numa_maps was not read',
      state: 'unknown',
      before: null,
      after: { ...world(), 'proc/zoneinfo': nodes([10_000, 500_000]) },
    },
  },
} as const satisfies Readonly<Record<string, RuleCase>>;
