import type { HostFacts } from '../../contract/index.ts';
import { decodeName, eachLine, lineText } from '../../text/index.ts';
import { modeByPaths, readCgroupMounts } from './cgroup-mounts.ts';
import { headBytes, type HostEvidence } from './host-evidence.ts';

/** Machines by the suffix that distributions give their kernels; only a guess, named as one. */
const suffixes: readonly (readonly [RegExp, string])[] = [
  [/[-.](?:amd64|x86_64)(?:$|[-+])/u, 'x86_64'],
  [/[-.](?:arm64|aarch64)(?:$|[-+])/u, 'aarch64'],
  [/[-.](?:ppc64le|powerpc64le)(?:$|[-+])/u, 'ppc64le'],
  [/[-.]s390x(?:$|[-+])/u, 's390x'],
];

export interface ConcludedHost {
  readonly host: HostFacts;
  /** Names of the facts that are guesses. */
  readonly assumed: readonly string[];
}

/** Facts of a host from what its files say. `noted` is what the capturing script wrote down of uname. */
export function concludeHost(
  evidence: HostEvidence,
  noted: { readonly machine: string | null; readonly hostname: string | null } | null,
): ConcludedHost {
  // USER_HZ is 100 on all architectures that Linux still has, but no file says so.
  const assumed: string[] = ['ticksPerSecond'];
  const version = /^Linux version (\S+) .*?(#[0-9].*)$/su.exec(textOf(evidence, 'proc/version') ?? '');
  const kernelRelease = textOf(evidence, 'proc/sys/kernel/osrelease') ?? version?.[1] ?? null;
  const stated = textOf(evidence, 'proc/sys/kernel/arch') ?? noted?.machine ?? null;
  const architecture = stated ?? suffixes.find(([suffix]) => suffix.test(kernelRelease ?? ''))?.[1] ?? null;
  if (stated === null && architecture !== null) assumed.push('architecture');
  if (evidence.pageSize === null) assumed.push('pageSize');
  const mountinfo = evidence.texts.get('proc/self/mountinfo') ?? evidence.texts.get('proc/1/mountinfo');
  const mounted = mountinfo === undefined ? null : readCgroupMounts(mountinfo);
  const cgroupMode = mounted?.mode ?? modeByPaths(evidence.cgroups);
  if (mounted === null && cgroupMode !== null) assumed.push('cgroupMode');
  return {
    host: {
      hostname: textOf(evidence, 'proc/sys/kernel/hostname') ?? noted?.hostname ?? null,
      kernelRelease,
      kernelVersion: textOf(evidence, 'proc/sys/kernel/version') ?? version?.[2] ?? null,
      architecture,
      wordSize: wordSize(evidence.wide, architecture),
      pageSize: evidence.pageSize ?? 4096,
      ticksPerSecond: 100,
      bootId: textOf(evidence, 'proc/sys/kernel/random/boot_id') ?? null,
      cpus: countCpus(evidence),
      numaNodes: countNodes(evidence),
      cgroupMode,
      cgroupMounts: mounted?.mounts ?? [],
    },
    assumed,
  };
}

function textOf(evidence: HostEvidence, path: string): string | undefined {
  const bytes = evidence.texts.get(path);
  const text = bytes === undefined ? '' : decodeName(bytes).replace(/[\0\s]+$/u, '');
  return text === '' ? undefined : text;
}

function wordSize(wide: boolean | null, architecture: string | null): 32 | 64 | null {
  if (wide === true) return 64;
  if (architecture !== null) return /64|s390x/u.test(architecture) ? 64 : 32;
  return wide === null ? null : 32;
}

function countCpus(evidence: HostEvidence): number | null {
  const stat = countLines(evidence.texts.get('proc/stat'), /^cpu[0-9]+ /u);
  if (stat !== null) return stat;
  const cpuinfo = evidence.texts.get('proc/cpuinfo');
  // Its beginning alone would count too few.
  return cpuinfo === undefined || cpuinfo.length >= headBytes ? null : countLines(cpuinfo, /^processor\s*:/u);
}

function countLines(bytes: Uint8Array | undefined, pattern: RegExp): number | null {
  if (bytes === undefined) return null;
  const found = [...eachLine(bytes)].filter((line) => pattern.test(lineText(line))).length;
  return found === 0 ? null : found;
}

/** `0-1,4` makes 3. */
function countNodes(evidence: HostEvidence): number | null {
  const online = textOf(evidence, 'sys/devices/system/node/online') ?? '';
  if (/^[0-9]{1,5}(?:-[0-9]{1,5})?(?:,[0-9]{1,5}(?:-[0-9]{1,5})?)*$/u.test(online)) {
    return online.split(',').reduce((sum, range) => {
      const [first = '0', last = first] = range.split('-');
      return sum + Math.max(0, Number(last) - Number(first)) + 1;
    }, 0);
  }
  return evidence.nodes.size === 0 ? null : evidence.nodes.size;
}
