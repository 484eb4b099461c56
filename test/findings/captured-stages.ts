import type { FindingCode } from '../../src/contract/index.ts';

/** Looks at a machine of 6.12 with two NUMA nodes, cgroup v2 and swap, captured while programs did what their names say. */
export interface Captured {
  readonly code: FindingCode;
  readonly what: string;
  readonly looks: string;
  /** The look before; null: each look is judged by itself. */
  readonly before: string | null;
  /** Name of the process, or last part of the cgroup, that it is about; `host` for the machine. */
  readonly guilty: string;
  readonly innocent: string;
  /** Severity at the threshold and at four times as much. */
  readonly severities: readonly [string, string];
  /** The look at four times as much is of another boot, with a look before of its own. */
  readonly otherBoot?: true;
}

export const capturedStages: readonly Captured[] = [
  {
    code: 'numa-imbalance',
    what: '64, 256 and 1,024 MiB bound to a node that is short, and not 280 MiB on both',
    looks: 'numa',
    before: null,
    guilty: 'lean',
    innocent: 'even',
    severities: ['notice', 'notice'],
  },
  {
    code: 'throttled-at-high',
    what: '2, 10 and 40 charges above memory.high, and not a service below the same',
    looks: 'high',
    before: 'before',
    guilty: 'throttled.service',
    innocent: 'below.service',
    severities: ['notice', 'warning'],
  },
  {
    code: 'mapping-count-growth',
    what: 'an eighth, half and all of a limit on mappings that was lowered to 1,024, and not a process with some',
    looks: 'maps',
    before: null,
    guilty: 'maps',
    innocent: 'few',
    severities: ['warning', 'critical'],
  },
  {
    code: 'dying-cgroups',
    what: '50, 200 and 800 removed cgroups that a page is charged to',
    looks: 'dying',
    before: 'before',
    guilty: '/',
    innocent: 'nobody',
    severities: ['notice', 'notice'],
  },
  {
    code: 'swapping',
    what: '0.25, 1 and 8 MiB/s read back from swap, and not a service that is parked there',
    looks: 'swap',
    before: 'parked',
    guilty: 'host',
    innocent: 'parked',
    severities: ['notice', 'notice'],
    otherBoot: true,
  },
  {
    code: 'memory-pressure',
    what: 'waits in 0.5, 2 and 13 % of the time, and not in a calm service',
    looks: 'pressure',
    before: 'before',
    guilty: 'pressed.service',
    innocent: 'calm.service',
    severities: ['notice', 'warning'],
    otherBoot: true,
  },
];
