import type { RuleCase } from './rule-case.ts';
import { cgroupFiles, hostFiles, processFiles, without, type CgroupFacts, type HostFacts } from './world.ts';

const MiB = 2 ** 20;
const world = (facts: CgroupFacts = {}, host: HostFacts = {}) => ({ ...hostFiles(host), ...processFiles(), ...cgroupFiles(facts) });
const later: HostFacts = { uptime: 1060 };
const full = { anon: 60 * MiB, kernel: 3 * MiB, file: MiB };

/** Limits, kills, pressure and what cgroups hold beside their processes. */
export const cgroupCases = {
  'limit-changed': {
    fires: { before: world({ max: 64 * MiB }), after: world({ max: 24 * MiB }, later), severity: 'warning' },
    silent: { twin: 'a limit that stayed', before: world({ max: 64 * MiB }), after: world({ max: 64 * MiB }, later) },
    blind: { lacks: 'no cgroup was captured', state: 'not-applicable', before: hostFiles(), after: hostFiles(later) },
  },
  'oom-kill': {
    fires: {
      before: world({ max: 64 * MiB }),
      after: world({ max: 64 * MiB, events: { max: 35, oom: 1, oom_kill: 1 } }, later),
      severity: 'critical',
    },
    silent: {
      twin: 'a limit that was hit and gave way',
      before: world({ max: 64 * MiB }),
      after: world({ max: 64 * MiB, events: { max: 350 } }, later),
    },
    blind: {
      lacks: 'no counter of kills was captured',
      state: 'unknown',
      before: null,
      after: without(world(), /memory\.events$|vmstat$/u),
    },
  },
  'limit-reached': {
    fires: {
      before: world({ max: 64 * MiB }),
      after: world({ max: 64 * MiB, current: 64 * MiB, stat: full, events: { max: 400 } }, later),
      severity: 'warning',
    },
    silent: {
      twin: 'a cgroup that is at its limit with page cache only',
      before: world({ max: 64 * MiB }),
      after: world(
        { max: 64 * MiB, current: 64 * MiB, stat: { anon: 5 * MiB, file: 57 * MiB, inactive_file: 50 * MiB }, events: { max: 400 } },
        later,
      ),
    },
    blind: {
      lacks: 'memory.events was not captured',
      state: 'unknown',
      before: null,
      after: without(world({ max: 64 * MiB }), /memory\.events$/u),
    },
  },
  'throttled-at-high': {
    fires: { before: world({ high: 24 * MiB }), after: world({ high: 24 * MiB, events: { high: 40 } }, later), severity: 'notice' },
    silent: {
      twin: 'two events of a burst',
      before: world({ high: 24 * MiB }),
      after: world({ high: 24 * MiB, events: { high: 2 } }, later),
    },
    blind: { lacks: 'no cgroup has memory.high', state: 'not-applicable', before: null, after: world() },
  },
  'near-limit': {
    fires: {
      before: null,
      after: world({ max: 64 * MiB, current: 64 * MiB, stat: full }, { meminfo: { SwapTotal: 0 } }),
      severity: 'warning',
    },
    silent: {
      twin: 'usage near the limit that is page cache',
      before: null,
      after: world({ max: 64 * MiB, current: 63 * MiB, stat: { anon: 5 * MiB, file: 55 * MiB } }),
    },
    blind: {
      lacks: 'memory.stat was not captured',
      state: 'unknown',
      before: null,
      after: without(world({ max: 64 * MiB }), /memory\.stat$/u),
    },
  },
  'memory-pressure': {
    fires: {
      before: world({}, { uptime: 1000, stalled: 0 }),
      after: world({}, { uptime: 1060, stalled: 12_000_000 }),
      severity: 'warning',
    },
    silent: {
      twin: 'a stall of a tenth of a second',
      before: world({}, { uptime: 1000, stalled: 0 }),
      after: world({}, { uptime: 1060, stalled: 100_000 }),
    },
    blind: { lacks: 'PSI is off', state: 'unknown', before: null, after: without(world(), /pressure/u) },
  },
  'reclaim-thrash': {
    fires: {
      before: world({ max: 64 * MiB }),
      after: world({ max: 64 * MiB, stat: { workingset_refault_file: 300_000 } }, later),
      severity: 'warning',
    },
    silent: {
      twin: 'some pages read back after a pause',
      before: world({ max: 64 * MiB }),
      after: world({ max: 64 * MiB, stat: { workingset_refault_file: 2000 } }, later),
    },
    blind: { lacks: 'there is nothing to make a rate of', state: 'not-applicable', before: null, after: world() },
  },
  swapping: {
    fires: { before: world(), after: world({}, { uptime: 1060, vmstat: { pswpin: 60_000, pswpout: 10_000 } }), severity: 'notice' },
    silent: {
      twin: 'memory that was only written out',
      before: world(),
      after: world({}, { uptime: 1060, vmstat: { pswpin: 0, pswpout: 500_000 } }),
    },
    blind: {
      lacks: 'vmstat was not captured',
      state: 'unknown',
      before: without(world(), /vmstat/u),
      after: without(world({}, later), /vmstat/u),
    },
  },
  'kernel-memory-growth': {
    fires: {
      before: world({ stat: { kernel: 10 * MiB, sock: 0 } }),
      after: world({ stat: { kernel: 40 * MiB, sock: 25 * MiB } }, later),
      severity: 'notice',
    },
    silent: {
      twin: 'dentries, which reclaim can drop',
      before: world({ stat: { kernel: 10 * MiB, slab_reclaimable: MiB } }),
      after: world({ stat: { kernel: 40 * MiB, slab_reclaimable: 31 * MiB } }, later),
    },
    blind: {
      lacks: 'neither memory.stat nor meminfo was captured',
      state: 'unknown',
      before: without(world(), /memory\.stat$|meminfo$/u),
      after: without(world({}, later), /memory\.stat$|meminfo$/u),
    },
  },
  'dying-cgroups': {
    fires: { before: null, after: world({ dying: 4000 }), severity: 'notice' },
    silent: { twin: 'some hundreds of a busy host', before: null, after: world({ dying: 300 }) },
    blind: { lacks: 'cgroup.stat was not captured', state: 'unknown', before: null, after: without(world(), /cgroup\.stat$/u) },
  },
  'tmpfs-charged': {
    fires: {
      before: world({ stat: { shmem: 0 } }),
      after: world({ current: 140 * MiB, stat: { shmem: 100 * MiB, file: 110 * MiB } }, later),
      severity: 'warning',
    },
    silent: {
      twin: 'a segment that a process of the cgroup maps',
      before: world({ stat: { shmem: 0 } }),
      after: {
        ...world({ current: 140 * MiB, stat: { shmem: 100 * MiB, file: 110 * MiB } }, later),
        ...processFiles({
          shmem: 102_400,
          mappings: [{ start: '7e0000000000', end: '7e0010000000', permissions: 'rw-s', name: '/dev/shm/cache', inode: 9, rss: 102_400 }],
        }),
      },
    },
    blind: { lacks: 'memory.stat was not captured', state: 'unknown', before: null, after: without(world(), /memory\.stat$/u) },
  },
} as const satisfies Readonly<Record<string, RuleCase>>;
