import { exitCodes, MemcaseError, type HostFacts, type SelectorMatch } from '../contract/index.ts';
import { CgroupFinder } from './cgroup-directory.ts';
import { planFiles, type FilePlan } from './file-plan.ts';
import { gatherHostFacts } from './host-facts.ts';
import { Machine } from './machine.ts';
import type { Mount } from './mounts.ts';
import type { CaptureOptions } from './options.ts';
import { KernelReader } from './reader.ts';
import { resolveTargets, type Target } from './resolve-targets.ts';
import { examineStanding, starvationReasons, stretchOf } from './starvation.ts';
import type { StopSignal } from './stop-signal.ts';

/** Everything that is known before the first file is captured. */
export interface Prepared {
  readonly machine: Machine;
  readonly host: HostFacts;
  readonly mounts: readonly Mount[];
  readonly finder: CgroupFinder;
  readonly plan: FilePlan;
  readonly targets: readonly Target[];
  readonly matches: readonly SelectorMatch[];
  readonly starvation: readonly string[];
  /** How much longer a hold lasts than its walk takes here. */
  readonly stretch: number;
  readonly swapUsedBytes: number;
}

const procType = 0x9fa0;

/** Starts the reading process and resolves the selectors. Whoever gets the result closes its reader. */
export async function prepareCapture(options: CaptureOptions, stop: StopSignal): Promise<Prepared> {
  if (options.selectors.length === 0) {
    throw new MemcaseError({
      code: 'nothing-selected',
      exit: exitCodes.usage,
      what: 'nothing was selected.',
      next: 'Name processes, or use --all.',
    });
  }
  const reader = new KernelReader({
    timeoutMs: options.readTimeoutMs,
    signal: stop.signal,
    isOver: () => stop.isOver,
    graceMs: stop.graceMs,
  });
  try {
    const root = (options.root ?? '').replace(/\/+$/u, '');
    const unknown = new Machine(reader, root, true);
    const [statfs] = await unknown.look([unknown.statfs('proc')]);
    if (statfs === undefined || statfs.result.errno !== '') throw noProc(`${root}/proc`, statfs?.result.errno ?? 'EINTR');
    // Only of the kernel's own /proc is it known which files can block.
    const machine = new Machine(reader, root, root !== '' || statfs.result.facts?.['type'] !== procType);
    const { facts, mounts } = await gatherHostFacts(machine);
    const cgroupPoints = mounts.filter(({ type }) => type === 'cgroup' || type === 'cgroup2').map(({ mountPoint }) => mountPoint);
    const own = new Set([process.pid, ...(reader.pid === null ? [] : [reader.pid])]);
    const { targets, matches } = await resolveTargets(machine, options.selectors, options.tree, own, cgroupPoints);
    const standing = await examineStanding(machine);
    return {
      machine,
      host: facts,
      mounts,
      finder: new CgroupFinder(machine, mounts),
      plan: planFiles(options),
      // Small processes first: they teach what a mapping costs here before a large one is judged.
      targets: [...targets].sort((a, b) => a.stat.residentPages - b.stat.residentPages || a.pid - b.pid),
      matches,
      starvation: starvationReasons(standing),
      stretch: stretchOf(standing),
      swapUsedBytes: await readSwapUsed(machine),
    };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

function noProc(path: string, errno: string): MemcaseError {
  return new MemcaseError({
    code: 'no-proc',
    exit: exitCodes.usage,
    what: `${path} can't be read: ${errno}.`,
    next: 'capture needs the /proc of Linux; --root takes the folder that a host is mounted on. Archives can be analyzed anywhere.',
  });
}

async function readSwapUsed(machine: Machine): Promise<number> {
  const meminfo = (await machine.readOne('proc/meminfo'))?.toString('latin1') ?? '';
  const kib = (key: string): number => Number(new RegExp(`^${key}:\\s+([0-9]+) kB$`, 'mu').exec(meminfo)?.[1] ?? 0);
  return (kib('SwapTotal') - kib('SwapFree')) * 1024;
}
