import { decodeName } from '../text/index.ts';

/** What capture itself needs of /proc/PID/stat (proc_pid_stat(5)). */
export interface ProcessStat {
  readonly pid: number;
  /** A name; the kernel cuts it at 15 bytes. */
  readonly comm: string;
  /** `R`, `S`, `D`, `Z`, `X` ... */
  readonly state: string;
  readonly ppid: number;
  readonly flags: number;
  readonly nice: number;
  /** Clock ticks since boot: with the pid it names a process for good. */
  readonly startTime: number;
  /** Resident pages; an inexact counter, good enough to put small processes first. */
  readonly residentPages: number;
  /** SCHED_OTHER 0, SCHED_BATCH 3, SCHED_IDLE 5. */
  readonly policy: number;
}

/** PF_KTHREAD (include/linux/sched.h). */
const kernelThreadFlag = 0x0020_0000;

const OPEN = 0x28;
const CLOSE = 0x29;
const BLANK = 0x20;
const MINUS = 0x2d;
const ZERO = 0x30;
const QUESTION = 0x3f;
const lastField = 41;

/** Reads a stat line; null when it is none. comm may hold blanks and parentheses, so it ends at the last one. */
export function parseProcessStat(bytes: Uint8Array): ProcessStat | null {
  const open = bytes.indexOf(OPEN);
  const close = bytes.lastIndexOf(CLOSE);
  if (open === -1 || close < open) return null;
  const fields = fieldsBehind(bytes, close + 2);
  const stat: ProcessStat = {
    pid: Number(decodeName(bytes.subarray(0, open))),
    comm: decodeName(bytes.subarray(open + 1, close)),
    state: String.fromCharCode(bytes[close + 2] ?? QUESTION),
    ppid: fields[4] ?? Number.NaN,
    flags: fields[9] ?? Number.NaN,
    nice: fields[19] ?? Number.NaN,
    startTime: fields[22] ?? Number.NaN,
    residentPages: fields[24] ?? Number.NaN,
    policy: fields[41] ?? Number.NaN,
  };
  return Number.isNaN(stat.pid) || Number.isNaN(stat.startTime) ? null : stat;
}

/** The numbers from the third field (state, which is none) to the 41st, by the numbers that proc_pid_stat(5) gives them. */
function fieldsBehind(bytes: Uint8Array, start: number): readonly number[] {
  const fields = [0, 0, 0, Number.NaN];
  for (let at = start + 2; at < bytes.length && fields.length <= lastField; at += 1) {
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    let number = isDigit(bytes[at]) ? 0 : Number.NaN;
    for (; isDigit(bytes[at]); at += 1) number = number * 10 + (bytes[at] ?? 0) - ZERO;
    fields.push(isNegative ? -number : number);
    while (at < bytes.length && bytes[at] !== BLANK) at += 1;
  }
  return fields;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

export function isKernelThread(stat: ProcessStat): boolean {
  return (stat.flags & kernelThreadFlag) !== 0;
}

/** Ended, and nothing of it is left but its exit status. */
export function isZombie(stat: ProcessStat): boolean {
  return stat.state === 'Z' || stat.state === 'X';
}
