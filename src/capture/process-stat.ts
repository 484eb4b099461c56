import { decodeName } from '../text/index.ts';
import type { StatIdentity } from './reader-job.ts';

/** What capture itself needs of /proc/PID/stat (proc_pid_stat(5)). */
export interface ProcessStat extends StatIdentity {
  readonly pid: number;
  /** A name; the kernel cuts it at 15 bytes. */
  readonly comm: string;
  readonly ppid: number;
  readonly nice: number;
  /** Resident pages; an inexact counter, good enough to put small processes first. */
  readonly residentPages: number;
  /** SCHED_OTHER 0, SCHED_BATCH 3, SCHED_IDLE 5. */
  readonly policy: number;
}

/** PF_KTHREAD (include/linux/sched.h). */
const kernelThreadFlag = 0x0020_0000;

/** Reads a stat line; null when it is none. comm may hold blanks and parentheses, so it ends at the last one. */
export function parseProcessStat(bytes: Uint8Array): ProcessStat | null {
  const text = decodeName(bytes);
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open === -1 || close < open) return null;
  const fields = text.slice(close + 2).split(' ');
  const number = (nth: number): number => Number(fields[nth - 3] ?? Number.NaN);
  const stat: ProcessStat = {
    pid: Number(text.slice(0, open)),
    comm: text.slice(open + 1, close),
    state: fields[0] ?? '?',
    ppid: number(4),
    flags: number(9),
    nice: number(19),
    startTime: number(22),
    residentPages: number(24),
    policy: number(41),
  };
  return Number.isNaN(stat.pid) || Number.isNaN(stat.startTime) ? null : stat;
}

export function isKernelThread(stat: Pick<StatIdentity, 'flags'>): boolean {
  return (stat.flags & kernelThreadFlag) !== 0;
}

/** Ended, and nothing of it is left but its exit status. */
export function isZombie(stat: Pick<StatIdentity, 'state'>): boolean {
  return stat.state === 'Z' || stat.state === 'X';
}
