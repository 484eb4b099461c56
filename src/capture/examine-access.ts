import { accessSync, constants, readFileSync } from 'node:fs';
import { decodeName } from '../text/index.ts';
import { parseMounts } from './mounts.ts';

/** One thing that a capture wants to read, and whether we may. */
export interface Access {
  readonly what: string;
  readonly state: 'yes' | 'no' | 'partly';
  /** Why, and what follows. */
  readonly detail: string;
  /** The command that gets the rest; null where nothing is missing. */
  readonly next: string | null;
}

/** CAP_SYS_PTRACE and CAP_SYSLOG (linux/capability.h). */
const ptraceBit = 19n;
const syslogBit = 34n;

/** What a capture may read with the rights of this process, known before the first target is chosen. Reads only our own files of /proc. */
export function examineAccess(): readonly Access[] {
  const status = readText('/proc/self/status');
  const capabilities = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/mu.exec(status)?.[1] ?? '0'}`);
  const has = (bit: bigint): boolean => ((capabilities >> bit) & 1n) === 1n;
  const isRoot = process.geteuid?.() === 0;
  return [mappingAccess(isRoot, has(ptraceBit)), processAccess(isRoot), cgroupAccess(), logAccess(has(syslogBit))];
}

function mappingAccess(isRoot: boolean, ptrace: boolean): Access {
  const what = 'maps and smaps of processes';
  if (ptrace)
    return { what, state: 'yes', detail: isInitialUserNamespace() ? 'of every user' : 'of processes in this user namespace', next: null };
  const detail = isRoot
    ? 'this root has no CAP_SYS_PTRACE, as in most containers: only its own processes'
    : 'of your own processes only; of others status, stat, statm and cgroups';
  const next = isRoot ? 'docker run --cap-add SYS_PTRACE --pid host ..., or capture from the host' : 'sudo memcase capture ...';
  return { what, state: 'partly', detail, next };
}

function processAccess(isRoot: boolean): Access {
  const what = 'processes of other users';
  const proc = readText('/proc/self/mountinfo')
    .split('\n')
    .find((line) => / \/proc \S+.* - proc /u.test(line));
  const hidden = /\bhidepid=(1|2|noaccess|invisible|ptraceable)/u.exec(proc ?? '')?.[1];
  if (hidden === undefined || isRoot) return { what, state: 'yes', detail: 'all of this pid namespace are listed', next: null };
  return { what, state: 'no', detail: `/proc is mounted with hidepid=${hidden}`, next: 'sudo memcase capture ...' };
}

function cgroupAccess(): Access {
  const what = 'files of cgroups';
  const mounts = parseMounts(Buffer.from(readText('/proc/self/mountinfo'), 'latin1')).filter(({ type }) => type.startsWith('cgroup'));
  const memory = mounts.filter(({ type, superOptions }) => type === 'cgroup2' || superOptions.includes('memory'));
  if (memory.length === 0)
    return {
      what,
      state: 'no',
      detail: 'no memory cgroup is mounted here',
      next: 'mount /sys/fs/cgroup into the container, or use --root',
    };
  return { what, state: 'yes', detail: memory.map(({ mountPoint }) => mountPoint).join(', '), next: null };
}

function logAccess(syslog: boolean): Access {
  const what = 'OOM reports of the kernel log';
  try {
    accessSync('/dev/kmsg', constants.R_OK);
    if (syslog || readText('/proc/sys/kernel/dmesg_restrict').trim() === '0')
      return { what, state: 'yes', detail: '/dev/kmsg', next: null };
  } catch {
    // Answered below.
  }
  return {
    what,
    state: 'no',
    detail: '/dev/kmsg is not for us',
    next: 'sudo memcase capture ...; counters of kills (memory.events, vmstat) are read anyway',
  };
}

/** The initial user namespace maps every id onto itself (user_namespaces(7)). */
function isInitialUserNamespace(): boolean {
  return /^\s*0\s+0\s+4294967295\s*$/u.test(readText('/proc/self/uid_map'));
}

function readText(path: string): string {
  try {
    return decodeName(readFileSync(path));
  } catch {
    return '';
  }
}
