import type { Machine } from './machine.ts';
import { parseProcessStat, type ProcessStat } from './process-stat.ts';

/** All processes that /proc shows to us, by pid. One that ends meanwhile is left out. */
export async function listProcesses(machine: Machine): Promise<ReadonlyMap<number, ProcessStat>> {
  const names = await machine.list('proc');
  const pids = names
    .map((name) => Buffer.from(name).toString('latin1'))
    .filter((name) => /^[1-9][0-9]*$/u.test(name))
    .map(Number)
    .sort((a, b) => a - b);
  const jobs = machine.reads(pids.map((pid) => `proc/${pid}/stat`));
  const looked = await machine.look(machine.careful ? jobs : jobs.map((job) => ({ ...job, oneRecord: true })));
  const found = new Map<number, ProcessStat>();
  for (const { bytes } of looked) {
    const stat = parseProcessStat(bytes);
    if (stat !== null) found.set(stat.pid, stat);
  }
  return found;
}

/** A pid that /proc does not list may still be there: a thread's, which stands for its process. */
export async function findProcess(machine: Machine, pid: number): Promise<ProcessStat | null> {
  const status = await machine.readOne(`proc/${pid}/status`);
  const leader = status === null ? pid : Number(/^Tgid:\s*([0-9]+)$/mu.exec(status.toString('latin1'))?.[1] ?? pid);
  const stat = await machine.readOne(`proc/${leader}/stat`);
  return stat === null ? null : parseProcessStat(stat);
}
