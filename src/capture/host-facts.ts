import { arch, hostname, machine as machineName } from 'node:os';
import type { HostFacts } from '../contract/index.ts';
import { decodeName } from '../text/index.ts';
import type { Machine } from './machine.ts';
import { mountsBelow, parseMounts, type Mount } from './mounts.ts';

/** USER_HZ, the unit of times in /proc/PID/stat: 100 on every architecture that Node runs on. */
const ticksPerSecond = 100;

export interface KnownHost {
  readonly facts: HostFacts;
  /** Cgroup and memory file systems among them, with paths as the captured machine has them. */
  readonly mounts: readonly Mount[];
}

/** What a reader of the archive must know of the host. */
export async function gatherHostFacts(machine: Machine): Promise<KnownHost> {
  const [version, name, release, bootId, cpus, nodes] = (
    await machine.read([
      'proc/version',
      'proc/sys/kernel/hostname',
      'proc/sys/kernel/osrelease',
      'proc/sys/kernel/random/boot_id',
      'sys/devices/system/cpu/online',
      'sys/devices/system/node/online',
    ])
  ).map(({ result, bytes }) => (result.errno === '' ? decodeName(bytes).trim() : ''));
  const mounts = await readMounts(machine);
  return {
    mounts,
    facts: {
      hostname: orNull(name) ?? (machine.root === '' ? hostname() : null),
      kernelRelease: orNull(release) ?? /^Linux version (\S+)/u.exec(version ?? '')?.[1] ?? null,
      kernelVersion: orNull(version),
      architecture: machineName(),
      wordSize: ['arm', 'ia32', 'mips', 'mipsel', 'ppc', 's390'].includes(arch()) ? 32 : 64,
      pageSize: await readPageSize(machine),
      ticksPerSecond,
      bootId: orNull(bootId),
      cpus: countRanges(cpus),
      numaNodes: countRanges(nodes),
      ...(await describeCgroups(machine, mounts)),
    },
  };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** Members of a list such as `0-3,8`. */
export function countRanges(text: string | undefined): number | null {
  if (text === undefined || !/^[0-9]+(?:-[0-9]+)?(?:,[0-9]+(?:-[0-9]+)?)*$/u.test(text)) return null;
  return text
    .split(',')
    .map((range) => range.split('-').map(Number))
    .reduce((sum, [low = 0, high = low]) => sum + high - low + 1, 0);
}

/** Our own kernel's page size is that of every process here: the first mapping of the reading process says it. */
async function readPageSize(machine: Machine): Promise<number> {
  const [looked] = await machine.look([{ kind: 'read', path: '/proc/self/smaps' }]);
  const kib = /^KernelPageSize:\s+([0-9]+) kB$/mu.exec(looked?.bytes.toString('latin1') ?? '')?.[1];
  return kib === undefined ? 4096 : Number(kib) * 1024;
}

/**
 * Mounts of the captured machine. Of a host that is mounted below a folder our own mount table says it best; where that shows no
 * cgroups there, the table of its first process.
 */
async function readMounts(machine: Machine): Promise<readonly Mount[]> {
  const [own] = await machine.look([{ kind: 'read', path: '/proc/self/mountinfo' }]);
  const visible = mountsBelow(parseMounts(own?.bytes ?? new Uint8Array(0)), machine.root);
  if (machine.root === '' || visible.some(({ type }) => type === 'cgroup' || type === 'cgroup2')) return visible;
  const theirs = (await machine.readOne('proc/1/mountinfo')) ?? (await machine.readOne('proc/self/mountinfo'));
  return theirs === null ? visible : [...visible, ...parseMounts(theirs).filter(({ type }) => type === 'cgroup' || type === 'cgroup2')];
}

async function describeCgroups(machine: Machine, mounts: readonly Mount[]): Promise<Pick<HostFacts, 'cgroupMode' | 'cgroupMounts'>> {
  const cgroups = mounts.filter(({ type }) => type === 'cgroup' || type === 'cgroup2');
  const controllers = await machine.read(cgroups.map(({ mountPoint }) => `${mountPoint}/cgroup.controllers`));
  const cgroupMounts = cgroups.map(({ type, mountPoint, root, superOptions }, at) => ({
    version: type === 'cgroup2' ? (2 as const) : (1 as const),
    mountPoint,
    root,
    memory: type === 'cgroup2' ? words(controllers[at]?.bytes).includes('memory') : superOptions.includes('memory'),
  }));
  const has = (version: 1 | 2): boolean => cgroupMounts.some((mount) => mount.version === version);
  const mode = has(1) ? (has(2) ? 'hybrid' : 'v1') : has(2) ? 'v2' : 'none';
  return { cgroupMode: mode, cgroupMounts: cgroupMounts.filter(({ version, memory }) => version === 2 || memory) };
}

function words(bytes: Uint8Array | undefined): readonly string[] {
  return bytes === undefined ? [] : Buffer.from(bytes).toString('latin1').trim().split(/\s+/u);
}
