import type { RuleCase } from './rule-case.ts';
import { hostFiles, processFiles, without, type MappingFacts, type ProcessFacts } from './world.ts';

const heap = (anonymous: number, size = anonymous * 1024): MappingFacts => ({
  start: '5500000000',
  end: (0x5500000000 + Math.ceil(size / 4096) * 4096).toString(16),
  name: '[heap]',
  rss: anonymous,
  anonymous,
});
const library: MappingFacts = {
  start: '7f0000000000',
  end: '7f0000400000',
  permissions: 'r-xp',
  name: '/usr/lib/libc.so.6',
  inode: 77,
  rss: 4000,
  pss: 400,
};
const segment = (rss: number): MappingFacts => ({
  start: '7e0000000000',
  end: '7e0010000000',
  permissions: 'rw-s',
  name: '/dev/shm/cache',
  inode: 9,
  rss,
  pss: rss,
});
const world = (facts: ProcessFacts = {}, uptime = 1000) => ({ ...hostFiles({ uptime }), ...processFiles(facts) });
const manyMappings = (count: number): readonly MappingFacts[] =>
  Array.from({ length: count }, (_, at) => {
    const start = 0x7d0000000000 + at * 8192;
    return { start: start.toString(16), end: (start + 4096).toString(16) };
  });

/** Two processes that share one library of 200 MB. */
const sharers = (shared: number) => ({
  ...hostFiles(),
  ...processFiles({ pid: 100, file: shared, mappings: [{ ...heap(20_000) }, { ...library, rss: shared, pss: shared / 2 }] }),
  ...processFiles({
    pid: 101,
    file: shared,
    startTime: 6000,
    mappings: [{ ...heap(20_000) }, { ...library, rss: shared, pss: shared / 2 }],
  }),
});

/** Growth of one process, its mappings, its threads and what it shares. */
export const growthCases = {
  'anonymous-growth': {
    fires: {
      before: world({ anon: 20_000, mappings: [heap(20_000), library] }),
      after: world({ anon: 70_000, mappings: [heap(70_000), library] }, 1060),
      severity: 'warning',
    },
    silent: {
      twin: 'as much page cache mapped instead',
      before: world({ anon: 20_000, file: 4000, mappings: [heap(20_000), library] }),
      after: world({ anon: 20_000, file: 54_000, mappings: [heap(20_000), { ...library, rss: 54_000 }] }, 1060),
    },
    blind: {
      lacks: 'neither status nor smaps of the process was read',
      state: 'unknown',
      before: without(world(), /\/(?:status|smaps)$/u),
      after: without(world(), /\/(?:status|smaps)$/u),
    },
  },
  'mapping-growth': {
    fires: { before: world({ size: 100_000 }), after: world({ size: 1_100_000 }, 1060), severity: 'notice' },
    silent: { twin: 'a reservation of a tenth of that', before: world({ size: 100_000 }), after: world({ size: 200_000 }, 1060) },
    blind: {
      lacks: 'no counter of the address space was read',
      state: 'unknown',
      before: without(world(), /\/(?:status|statm|stat)$/u),
      after: without(world(), /\/(?:status|statm|stat)$/u),
    },
  },
  'mapping-count-growth': {
    fires: {
      before: world({ mappings: manyMappings(50) }),
      after: world({ mappings: manyMappings(5000) }, 1060),
      severity: 'warning',
    },
    silent: {
      twin: 'two hundred more',
      before: world({ mappings: manyMappings(50) }),
      after: world({ mappings: manyMappings(250) }, 1060),
    },
    blind: { lacks: 'no mapping file was read', state: 'unknown', before: without(world(), /smaps$/u), after: without(world(), /smaps$/u) },
  },
  'thread-stacks-growth': {
    fires: { before: world({ threads: 10 }), after: world({ threads: 210 }, 1060), severity: 'notice' },
    silent: { twin: 'a pool that breathes by thirty', before: world({ threads: 10 }), after: world({ threads: 40 }, 1060) },
    blind: {
      lacks: 'neither status nor stat was read',
      state: 'unknown',
      before: without(world(), /\/(?:status|stat)$/u),
      after: without(world(), /\/(?:status|stat)$/u),
    },
  },
  'shared-memory-growth': {
    fires: {
      before: world({ shmem: 10_000, mappings: [heap(20_000), segment(10_000)] }),
      after: world({ shmem: 90_000, mappings: [heap(20_000), segment(90_000)] }, 1060),
      severity: 'warning',
    },
    silent: {
      twin: 'a buffer of two megabytes more',
      before: world({ shmem: 10_000, mappings: [heap(20_000), segment(10_000)] }),
      after: world({ shmem: 12_000, mappings: [heap(20_000), segment(12_000)] }, 1060),
    },
    blind: { lacks: 'smaps was not read', state: 'unknown', before: without(world(), /smaps$/u), after: without(world(), /smaps$/u) },
  },
  'rss-overcounts': {
    fires: { before: sharers(10_000), after: sharers(200_000), severity: 'notice' },
    silent: { twin: 'sharing that was there before', before: sharers(200_000), after: sharers(200_000) },
    blind: { lacks: 'smaps was not read', state: 'unknown', before: null, after: without(sharers(10_000), /smaps$/u) },
  },
  'swapped-out': {
    fires: {
      before: world({ anon: 60_000, swap: 0 }),
      after: world({ anon: 20_000, swap: 40_000, mappings: [{ ...heap(20_000), swap: 40_000 }] }, 1060),
      severity: 'notice',
    },
    silent: {
      twin: 'the same amount that lay there before',
      before: world({ anon: 20_000, swap: 200_000, mappings: [{ ...heap(20_000), swap: 200_000 }] }),
      after: world({ anon: 20_000, swap: 200_000, mappings: [{ ...heap(20_000), swap: 200_000 }] }, 1060),
    },
    blind: {
      lacks: 'neither status nor smaps was read',
      state: 'unknown',
      before: without(world(), /\/(?:status|smaps)$/u),
      after: without(world(), /\/(?:status|smaps)$/u),
    },
  },
  'huge-page-bloat': {
    fires: {
      before: world({ anon: 20_000, faults: 5000, mappings: [{ ...heap(20_000, 2 ** 27), huge: 0 }] }),
      after: world({ anon: 60_000, faults: 5003, mappings: [{ ...heap(60_000, 2 ** 27), huge: 40_960 }] }, 1060),
      severity: 'notice',
    },
    silent: {
      twin: 'a program that faulted the same pages in itself',
      before: world({ anon: 20_000, faults: 5000, mappings: [{ ...heap(20_000, 2 ** 27), huge: 0 }] }),
      after: world({ anon: 60_000, faults: 15_000, mappings: [{ ...heap(60_000, 2 ** 27), huge: 40_960 }] }, 1060),
    },
    blind: { lacks: 'smaps was not read', state: 'unknown', before: without(world(), /smaps$/u), after: without(world(), /smaps$/u) },
  },
} as const satisfies Readonly<Record<string, RuleCase>>;
