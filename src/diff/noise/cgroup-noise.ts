import type { Cgroup, Snapshot } from '../../model/index.ts';
import { collapseNoise } from './collapse.ts';
import { kernelNumber } from './counter-error.ts';
import { hostNoise } from './host-noise.ts';

/** What the processes of a small service move by themselves. */
const idleBytes = 512 * 1024;
/** Each CPU keeps up to 64 pages of a cgroup's charge in stock, from 6.16 on for seven cgroups at once. */
const stockPages = 64;
/** Statistics are flushed every 2 s, or past 64 updates a CPU (32 before 6.1); up to 4.20 they are summed exactly on reading. */
const updatesPerCpu = 64;

const charged = new Set(['usage', 'peak', 'swap', 'workingSet', 'unreclaimable']);
const counted = new Set(['anonymous', 'file', 'shmem', 'kernel', 'slab', 'sock', 'inactiveFile', 'mappedFile', 'swapCached']);

/** A change of a cgroup's memory below this means nothing; null for limits and counters. Source: mm/memcontrol.c. */
export function cgroupNoise(metric: string, cgroup: Cgroup | null, snapshot: Snapshot): number | null {
  if (!charged.has(metric) && !counted.has(metric)) return null;
  // The root holds the page cache of the capture itself.
  if (cgroup?.path === '/') return hostNoise(metric === 'file' || charged.has(metric) ? 'pageCache' : metric, snapshot);
  const cpus = snapshot.host.cpus ?? 4;
  const release = kernelNumber(snapshot.host.kernelRelease) ?? 5.016;
  const stock = stockPages * cpus * (release >= 6.016 ? 7 : 1);
  const lag = release < 5 ? 0 : updatesPerCpu * cpus * 2;
  const pages = Math.max(charged.has(metric) ? stock : 0, lag);
  const collapse = metric === 'anonymous' || charged.has(metric) ? collapseNoise(null, snapshot, null, null) : 0;
  return pages * snapshot.host.pageSize + collapse + idleBytes;
}
