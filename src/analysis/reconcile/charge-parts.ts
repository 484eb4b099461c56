import type { Arguments } from '../../contract/index.ts';

/** What is known of a charge and of the processes it is compared with, bytes; null where it is not known. */
export interface Charge {
  readonly usage: number | null;
  /** The sum of what memory.stat names. */
  readonly parts: number | null;
  readonly anonymous: number | null;
  readonly file: number | null;
  readonly shmem: number | null;
  readonly kernel: number | null;
  readonly sock: number | null;
  readonly swapCached: number | null;
  /** PSS of the processes, by kind of page. */
  readonly pss: { readonly anonymous: number | null; readonly file: number | null; readonly shmem: number | null };
  /** Huge pages of the processes that smaps leaves out. */
  readonly leftOut: number;
  /** The most that CPUs can have charged ahead. */
  readonly stock: number;
  /** Less than this is rounding: a page, and 1 kB of each process. */
  readonly least: number;
}

/**
 * What lies between a charge and the PSS of its processes, part by part; with their signs the parts make the whole gap, but for what is
 * rounded. Anonymous pages, files and shared memory are each the charge minus the PSS; where that is below zero it goes off: the processes
 * map files and shared memory that others are charged for (`elsewhere`), anonymous memory was read at another moment or is charged to
 * others (`anonymousLess`). Beside a part stands the whole that it is of (`fileOf`), also where PSS is not split by kind and the part is
 * not known.
 */
export function chargeParts(charge: Charge): Arguments {
  const { pss, least } = charge;
  const anonymous = minus(minus(charge.anonymous, pss.anonymous), charge.leftOut);
  const file = minus(charge.file, pss.file);
  const shmem = minus(charge.shmem, pss.shmem);
  const named: Readonly<Record<string, number | null>> = {
    anonymous: above(anonymous),
    file: above(file),
    shmem: above(shmem),
    kernel: charge.kernel,
    sock: charge.sock,
    ...restOf(charge),
    missing: charge.leftOut,
    elsewhere: below(file) + below(shmem),
    anonymousLess: below(anonymous),
  };
  const told = Object.entries(named).filter(([, size]) => (size ?? 0) >= least);
  return {
    ...Object.fromEntries(told),
    ...totalOf('fileOf', charge.file, file, least),
    ...totalOf('shmemOf', charge.shmem, shmem, least),
  };
}

/**
 * What memory.stat does not name: pages that each CPU has charged ahead (`ahead`), swap cache that no process maps, or both (`rest`),
 * where they can make as much; else it is not known what it is (`unnamed`).
 */
function restOf({ usage, parts, swapCached, stock }: Charge): Readonly<Record<string, number | null>> {
  const rest = above(minus(usage, parts));
  if (rest === null) return {};
  if (swapCached === 0) return { [rest <= stock ? 'ahead' : 'unnamed']: rest };
  return { [swapCached === null || rest <= stock + swapCached ? 'rest' : 'unnamed']: rest };
}

function totalOf(key: string, total: number | null, part: number | null, least: number): Arguments {
  return total !== null && total >= least && (part === null || part >= least) ? { [key]: total } : {};
}

const minus = (one: number | null, other: number | null): number | null => (one === null || other === null ? null : one - other);
const above = (gap: number | null): number | null => (gap === null ? null : Math.max(0, gap));
const below = (gap: number | null): number => Math.max(0, -(gap ?? 0));
