import type { HostFacts, SelectorMatch } from '../contract/index.ts';
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
}

const procType = 0x9fa0;

/** Starts the reading process and resolves the selectors. Whoever gets the result closes its reader. */
export async function prepareCapture(options: CaptureOptions, stop: StopSignal): Promise<Prepared> {
  const reader = new KernelReader({
    timeoutMs: options.readTimeoutMs,
    signal: stop.signal,
    isOver: () => stop.isOver,
    graceMs: stop.graceMs,
  });
  try {
    const root = (options.root ?? '').replace(/\/+$/u, '');
    const [statfs] = await new Machine(reader, root, true).stats(['proc'], 'statfs');
    // Only of the kernel's own /proc is it known which files can block.
    const machine = new Machine(reader, root, root !== '' || statfs?.result.facts?.['type'] !== procType);
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
    };
  } catch (error) {
    await reader.close();
    throw error;
  }
}
