import type { Snapshot } from '../../model/index.ts';

/** The release that was asked about last: every process of a host asks about the same, several times. */
let last: { readonly release: string | null; readonly number: number | null } = { release: null, number: null };

/** `6.12.117+deb12-amd64` -> 6.012; null where the kernel is unknown. */
export function kernelNumber(release: string | null): number | null {
  if (release !== last.release) {
    const match = /^(\d+)\.(\d+)/u.exec(release ?? '');
    last = { release, number: match === null ? null : Number(match[1]) + Number(match[2]) / 1000 };
  }
  return last.number;
}

/** 2.6.34 to 6.1: each thread keeps up to 64 events to itself (TASK_RSS_EVENTS_THRESH, mm/memory.c). */
const eventsPerThread = 64;
/** For file and shared memory one event can map 16 pages (fault-around): seen 2.3 MB short with 4 threads and 1.9 MB with one on 6.1. */
const faultAroundPages = 16;
/** Threads that fault at once; hundreds of sleeping ones hold nothing back. */
const busyThreads = 4;

export type RssCounter = 'anonymous' | 'file' | 'shmem' | 'swap';

/**
 * The error of one RSS counter (status, statm) as its kernel keeps it, in bytes. Before 2.6.34 and from 6.16 on it is read exactly (some
 * 6.12 and 6.15 stable kernels too, but their numbers do not say which); 6.2 to 6.15 add up no CPU's share.
 * Source: mm/memory.c, include/linux/mm.h, lib/percpu_counter.c.
 */
export function counterError(counter: RssCounter, snapshot: Snapshot, threads: number): number {
  const release = kernelNumber(snapshot.host.kernelRelease);
  const { pageSize } = snapshot.host;
  const perThread = (pages: number, most: number): number => eventsPerThread * pages * Math.min(Math.max(1, threads), most) * pageSize;
  const cached = counter === 'anonymous' || counter === 'swap' ? perThread(1, Infinity) : perThread(faultAroundPages, busyThreads);
  if (release === null) return cached;
  if (release >= 6.016 || release < 2.006) return 0;
  if (release < 6.002) return cached;
  const cpus = snapshot.host.cpus ?? 4;
  return cpus * Math.max(32, 2 * cpus) * pageSize;
}

/** The error of VmRSS, which is the sum of three counters. */
export function rssCounterError(snapshot: Snapshot, threads: number): number {
  return (['anonymous', 'file', 'shmem'] as const).reduce((sum, counter) => sum + counterError(counter, snapshot, threads), 0);
}

/** The chosen word of /sys/kernel/mm/transparent_hugepage/enabled. */
export function transparentHugePages(snapshot: Snapshot): string | null {
  const record = snapshot.hostFiles.get('thp')?.record;
  const field = record?.type === 'fields' ? record.fields.get('enabled') : undefined;
  if (field?.kind !== 'text') return null;
  return /\[(\w+)\]/u.exec(field.text)?.[1] ?? field.text;
}
