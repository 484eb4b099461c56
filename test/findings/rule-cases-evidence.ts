import type { RuleCase } from './rule-case.ts';
import { hostFiles, processFiles, without, type ProcessFacts } from './world.ts';

const world = (facts: ProcessFacts = {}) => ({ ...hostFiles({ kernel: '6.1.0' }), ...processFiles(facts) });
const heap = (rss: number) => [{ start: '5500000000', end: '5508000000', name: '[heap]', rss, anonymous: rss }];
const numa = (pages: number): string => `5500000000 default heap anon=${String(pages)} N0=${String(pages)} kernelpagesize_kB=4\n`;

/** The evidence itself: smaps that leaves out, captures that are torn. */
export const evidenceCases = {
  'smaps-undercounts': {
    fires: {
      before: null,
      after: world({ anon: 60_000, file: 0, mappings: heap(39_520), more: { numa_maps: numa(15_000) } }),
      severity: 'notice',
    },
    silent: {
      twin: 'the same numbers everywhere',
      before: null,
      after: world({ anon: 60_000, file: 0, mappings: heap(60_000), more: { numa_maps: numa(15_000) } }),
    },
    blind: { lacks: 'smaps was not read', state: 'unknown', before: null, after: without(world(), /smaps$/u) },
  },
  'torn-capture': {
    fires: {
      before: null,
      after: { ...hostFiles(), ...processFiles({ anon: 20_000, file: 0, mappings: heap(80_000) }) },
      severity: 'notice',
    },
    silent: {
      twin: 'files that agree',
      before: null,
      after: { ...hostFiles(), ...processFiles({ anon: 20_000, file: 0, mappings: heap(20_000) }) },
    },
    blind: { lacks: 'smaps was not read', state: 'unknown', before: null, after: without(world(), /smaps$/u) },
  },
} as const satisfies Readonly<Record<string, RuleCase>>;
