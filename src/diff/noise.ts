import type { Process, Snapshot } from '../model/index.ts';
import { numberOf } from '../model/index.ts';

/** `6.12.117+deb12-amd64` -> 6.012; null where the kernel is unknown. */
export function kernelNumber(release: string | null): number | null {
  const match = /^(\d+)\.(\d+)/u.exec(release ?? '');
  return match === null ? null : Number(match[1]) + Number(match[2]) / 1000;
}

/** Before 2.6.34 one exact counter; then per-thread caches of 64 events (TASK_RSS_EVENTS_THRESH) until 6.1. */
const eventsPerThread = 64;
/** Fault-around maps up to 16 pages in one event: seen 2.3 MB short with 4 threads on 6.1. */
const faultAroundPages = 16;
/** khugepaged fills a whole huge page with one collapse: up to 2 MiB of RSS that no program asked for. Two in flight were seen. */
const collapseBytes = 4 * 2 ** 20;
/** What a program moves by itself between two looks: idle services moved by 100 to 340 kB on real kernels. */
const idleBytes = 512 * 1024;

/** The error of a process's RSS counters (status, statm) as its kernel keeps them, in bytes. Source: include/linux/mm.h, lib/percpu_counter.c. */
export function rssCounterError(snapshot: Snapshot, threads: number): number {
  const release = kernelNumber(snapshot.host.kernelRelease);
  const { pageSize } = snapshot.host;
  if (release === null) return eventsPerThread * threads * pageSize;
  if (release >= 6.016) return 0;
  if (release < 6.002) return eventsPerThread * faultAroundPages * Math.max(1, threads) * pageSize;
  const cpus = snapshot.host.cpus ?? 4;
  return cpus * Math.max(32, 2 * cpus) * pageSize;
}

/** A change of a process's memory below this means nothing. */
export function processNoise(metric: string, process: Process, snapshot: Snapshot): number | null {
  const threads = numberOf(process.metrics['threads']) ?? 1;
  const thp = transparentHugePages(snapshot) === 'always' ? collapseBytes : 0;
  switch (metric) {
    case 'rss':
    case 'anonymous':
    case 'swap':
    case 'peakRss':
      return rssCounterError(snapshot, threads) + thp + idleBytes;
    case 'file':
    case 'shmem':
      return rssCounterError(snapshot, threads) + idleBytes;
    case 'pss':
    case 'uss':
    case 'pssAnonymous':
    case 'anonymousHuge':
      return thp + idleBytes + (process.mappings?.count ?? 0) * 1024;
    case 'pssFile':
    case 'pssShmem':
    case 'swapPss':
      return idleBytes;
    case 'pageTables':
      return 64 * 1024;
    default:
      return null;
  }
}

/** cgroup statistics are flushed every 2 s or past 64 updates a CPU, and each CPU keeps a stock of charged pages. */
export function cgroupNoise(snapshot: Snapshot): number {
  return 64 * snapshot.host.pageSize * (snapshot.host.cpus ?? 4) * 2 + idleBytes;
}

/** The chosen word of /sys/kernel/mm/transparent_hugepage/enabled. */
export function transparentHugePages(snapshot: Snapshot): string | null {
  const record = snapshot.hostFiles.get('thp')?.record;
  const field = record?.type === 'fields' ? record.fields.get('enabled') : undefined;
  if (field?.kind !== 'text') return null;
  return /\[(\w+)\]/u.exec(field.text)?.[1] ?? field.text;
}
