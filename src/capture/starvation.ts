import { withAncestors } from './cgroup-candidates.ts';
import { CgroupFinder } from './cgroup-directory.ts';
import { lineOfController, parseCgroupLines } from './cgroup-lines.ts';
import { countRanges } from './host-facts.ts';
import { Machine } from './machine.ts';
import { parseMounts } from './mounts.ts';
import { parseProcessStat } from './process-stat.ts';

/**
 * How much longer a hold lasts than its walk takes, by the share of the last ten seconds in which somebody waited for a CPU
 * (percent): at normal priority we are not kept from running, but we take turns. 117 ms became 360 ms beside two busy processes
 * on two CPUs.
 */
export const stretches: readonly { readonly above: number; readonly factor: number }[] = [
  { above: 75, factor: 10 },
  { above: 20, factor: 4 },
];

/** What was found out about our own standing with the scheduler. */
export interface Standing {
  readonly nice: number | null;
  readonly policy: number | null;
  readonly cpus: number | null;
  /** Each level of our cgroup: CPUs that its quota allows, null for no quota, and how often it was throttled. */
  readonly quotas: readonly { readonly directory: string; readonly cpus: number | null; readonly throttled: number }[];
  readonly cpuPressure: number | null;
}

/**
 * Why we might be kept from running while we hold a target's lock: then the target waits as long as we do (14.85 s were seen at
 * nice 19 beside two busy processes). Empty: nothing stands against reading.
 */
export function starvationReasons(standing: Standing): readonly string[] {
  const reasons: string[] = [];
  if (standing.nice !== null && standing.nice > 0) reasons.push(`memcase runs at nice ${standing.nice}`);
  if (standing.policy === 3 || standing.policy === 5) reasons.push(`memcase runs in the ${standing.policy === 5 ? 'idle' : 'batch'} class`);
  for (const { directory, cpus, throttled } of standing.quotas) {
    if (cpus === null) continue;
    const text = `the quota of ${directory} is ${cpus} CPUs`;
    if (throttled > 0) reasons.push(`${text}, and it was throttled ${throttled} times`);
    else if (standing.cpus === null || cpus < standing.cpus) reasons.push(text);
  }
  return reasons;
}

/** How much longer a hold lasts than its walk takes, since the reader shares its CPU with others; 1 where there is room. */
export function stretchOf(standing: Pick<Standing, 'cpuPressure'>): number {
  const pressure = standing.cpuPressure ?? 0;
  return stretches.find(({ above }) => pressure > above)?.factor ?? 1;
}

/** Looks at the reading process: always on the machine we run on, whatever is captured. */
export async function examineStanding(captured: Machine): Promise<Standing> {
  const here = new Machine(captured.reader, '', false);
  const [stat, cgroup, mountinfo, pressure, online] = (
    await here.read(['proc/self/stat', 'proc/self/cgroup', 'proc/self/mountinfo', 'proc/pressure/cpu', 'sys/devices/system/cpu/online'])
  ).map(({ bytes }) => bytes);
  const self = stat === undefined ? null : parseProcessStat(stat);
  const some = /^some avg10=([0-9.]+)/mu.exec(pressure?.toString('latin1') ?? '')?.[1];
  return {
    nice: self?.nice ?? null,
    policy: self === null || Number.isNaN(self.policy) ? null : self.policy,
    cpus: countRanges(online?.toString('latin1').trim()),
    quotas: self === null ? [] : await readQuotas(here, self.pid, cgroup ?? Buffer.alloc(0), mountinfo ?? Buffer.alloc(0)),
    cpuPressure: some === undefined ? null : Number(some),
  };
}

async function readQuotas(here: Machine, pid: number, cgroup: Uint8Array, mountinfo: Uint8Array): Promise<Standing['quotas']> {
  const lines = parseCgroupLines(cgroup);
  const finder = new CgroupFinder(here, parseMounts(mountinfo));
  const isV1 = lineOfController(lines, 'cpu') !== null;
  const { found } = isV1 ? await finder.findController(pid, lines, 'cpu') : await finder.findUnified(pid, lines);
  if (found === null) return [];
  const quotas: { directory: string; cpus: number | null; throttled: number }[] = [];
  for (const directory of withAncestors(found.directory, found.mountPoint)) {
    const names = isV1 ? ['cpu.cfs_quota_us', 'cpu.cfs_period_us', 'cpu.stat'] : ['cpu.max', 'cpu.max', 'cpu.stat'];
    const [quota, period, stat] = (await here.read(names.map((name) => `${directory}/${name}`))).map(({ bytes }) =>
      bytes.toString('latin1').trim(),
    );
    const throttled = Number(/^nr_throttled ([0-9]+)$/mu.exec(stat ?? '')?.[1] ?? 0);
    quotas.push({ directory, cpus: isV1 ? quotaV1(quota, period) : quotaV2(quota), throttled });
  }
  return quotas;
}

/** -1: no quota. */
function quotaV1(quota: string | undefined, period: string | undefined): number | null {
  const ratio = Number(quota) / Number(period);
  return quota === undefined || quota === '' || Number(quota) < 0 || !Number.isFinite(ratio) ? null : ratio;
}

/** `max 100000` or `50000 100000`. */
function quotaV2(text: string | undefined): number | null {
  const [quota, period] = (text ?? '').split(' ');
  const ratio = Number(quota) / Number(period);
  return quota === undefined || quota === 'max' || !Number.isFinite(ratio) ? null : ratio;
}
