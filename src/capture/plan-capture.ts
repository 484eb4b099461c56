import type { HostFacts, SelectorMatch } from '../contract/index.ts';
import { capturedFiles } from './captured-files.ts';
import { CgroupPlan } from './cgroup-plan.ts';
import { parseCgroupLines } from './cgroup-lines.ts';
import { pessimisticCosts } from './cost-model.ts';
import { expandPlanned } from './file-plan.ts';
import { mostResident } from './mapping-capture.ts';
import type { CaptureHooks, CaptureOptions } from './options.ts';
import { prepareCapture, type Prepared } from './prepare.ts';
import { links } from './process-capture.ts';
import { processSize } from './process-size.ts';
import { isKernelThread, isZombie } from './process-stat.ts';
import { decideLevel, rollupDropsLock, type Decision } from './reading-level.ts';
import { estimateArchiveBytes } from './space.ts';
import { StopSignal } from './stop-signal.ts';

/** What would be read of one process. */
export interface PlannedProcess {
  readonly pid: number;
  readonly comm: string;
  readonly kind: 'process' | 'kernel-thread' | 'zombie';
  readonly residentBytes: number;
  readonly mappings: number;
  readonly decision: Decision;
  /** Where its cgroup lies and how that was found. */
  readonly cgroupReason: string;
}

/** What a capture would do, found out without reading any file that walks page tables. */
export interface CapturePlan {
  readonly host: HostFacts;
  readonly matches: readonly SelectorMatch[];
  readonly processes: readonly PlannedProcess[];
  /** Every path that would be opened and stored, without leading slash. */
  readonly paths: readonly string[];
  /** Paths that are opened for memcase's own decisions and not stored. */
  readonly ownPaths: readonly string[];
  /** Of `paths`, what is masked or reduced before it is stored. */
  readonly masked: readonly { readonly path: string; readonly how: string }[];
  /** Why files that take locks would not be read of large processes. */
  readonly starvation: readonly string[];
  readonly archiveBytes: number;
}

/** Files that every capture opens to find its way: about this host, about itself, and about who is who. */
export const ownPaths: readonly string[] = [
  'proc/self/stat',
  'proc/self/cgroup',
  'proc/self/mountinfo',
  'proc/self/smaps (first record of our own)',
  'proc/pressure/cpu',
  'proc/version',
  'proc/sys/kernel/hostname',
  'proc/sys/kernel/osrelease',
  'proc/sys/kernel/random/boot_id',
  'sys/devices/system/cpu/online',
  'sys/devices/system/node/online',
  'proc/PID/stat, and proc/PID/exe and proc/PID/cgroup where a selector needs them',
  'cgroup.controllers, cgroup.procs, cgroup.threads, cpu.max, cpu.cfs_quota_us, cpu.cfs_period_us and cpu.stat of cgroups',
];

const maskings = {
  'command-line': 'arguments masked but for an allow-list',
  mounts: 'only proc, cgroup, cgroup2, tmpfs and hugetlbfs lines',
  'kernel-log': 'only reports of the OOM killer',
} as const;

/** Finds out what a capture with these options would open, what that would cost and what it would mask. Writes nothing. */
export async function planCapture(options: CaptureOptions, hooks: Pick<CaptureHooks, 'signal'> = {}): Promise<CapturePlan> {
  const stop = new StopSignal(hooks.signal, options.maxTimeMs);
  const prepared = await prepareCapture(options, stop);
  try {
    return await planPrepared(prepared, options);
  } finally {
    stop.release();
    await prepared.machine.reader.close();
  }
}

async function planPrepared(prepared: Prepared, options: CaptureOptions): Promise<CapturePlan> {
  const { machine, plan, host, targets } = prepared;
  const paths = new Set<string>();
  const masked: { path: string; how: string }[] = [];
  const processes: PlannedProcess[] = [];
  const cgroups = new CgroupPlan(prepared);
  for (const { where } of await expandPlanned(machine, '', [...plan.host, ...plan.hostOnce])) paths.add(where);
  for (const { pid, stat } of targets) {
    const [, maps, cgroup] = await machine.look([...machine.sizes(`proc/${pid}`), ...machine.reads([`proc/${pid}/cgroup`])]);
    const size = { ...processSize(maps?.result.size, mostResident(prepared, { stat })), hugeBytes: 0, pageSize: host.pageSize };
    const decision = decideLevel(size, {
      options,
      costs: pessimisticCosts,
      starvation: prepared.starvation,
      stretch: prepared.stretch,
      rollupDropsLock: rollupDropsLock(host.kernelRelease),
    });
    const mappingFiles =
      decision.left === null ? [...plan.smaps, ...(options.numa ? plan.numa : [])] : decision.level === 'smaps_rollup' ? plan.rollup : [];
    for (const { where, file } of [...plan.process, ...mappingFiles]) {
      paths.add(`proc/${pid}/${where}`);
      const isKept = file.sensitive === undefined || (file.sensitive === 'command-line' && options.keepArguments);
      if (!isKept) masked.push({ path: `proc/${pid}/${where}`, how: maskings[file.sensitive] });
    }
    for (const link of links) paths.add(`proc/${pid}/${link}`);
    const cgroupReason = await cgroups.add(pid, parseCgroupLines(cgroup?.bytes ?? Buffer.alloc(0)));
    const kind = isKernelThread(stat) ? 'kernel-thread' : isZombie(stat) ? 'zombie' : 'process';
    processes.push({ pid, comm: stat.comm, kind, residentBytes: size.residentBytes, mappings: size.mappings, decision, cgroupReason });
  }
  for (const path of cgroups.paths) paths.add(path);
  const logs = options.kernelLog ? capturedFiles.filter((file) => file.capture === 'kernel-log').flatMap(({ where }) => where) : [];
  for (const path of logs) {
    paths.add(path);
    masked.push({ path, how: maskings['kernel-log'] });
  }
  return {
    host,
    matches: prepared.matches,
    processes,
    paths: [...paths],
    ownPaths,
    masked,
    starvation: prepared.starvation,
    archiveBytes: estimateArchiveBytes(targets, host.pageSize, options.samples),
  };
}
