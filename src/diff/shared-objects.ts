import type { MappingKind } from '../contract/index.ts';
import { mappingClasses, type Process, type Snapshot } from '../model/index.ts';
import type { ProcessPair, SharedObject } from './comparison.ts';
import { mappingAmount } from './mapping-metrics.ts';
import { pairMetric } from './pair-metric.ts';

/** Kinds whose pages belong to an object that several processes can map and that can outlive them. */
const shareable: ReadonlySet<MappingKind> = new Set(['shmem', 'memfd', 'sysv', 'hugetlb']);

interface Share {
  readonly process: string;
  readonly rss: number;
  readonly pss: number;
}

interface Found {
  readonly label: string;
  readonly kind: MappingKind;
  readonly before: Share[];
  readonly after: Share[];
}

/** Shared memory once: each object one row with all who map it. Device and inode identify it; anonymous shared memory has an inode too. */
export function findSharedObjects(processes: readonly ProcessPair[], before: Snapshot | null, after: Snapshot): readonly SharedObject[] {
  const objects = new Map<string, Found>();
  for (const pair of processes) {
    if (pair.before !== null) collect(objects, pair.before, pair.id, 'before');
    if (pair.after !== null) collect(objects, pair.after, pair.id, 'after');
  }
  return [...objects]
    .filter(([, object]) => Math.max(object.before.length, object.after.length) > 0)
    .map(([id, object]) => toRow(id, object, before, after))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

function collect(objects: Map<string, Found>, process: Process, owner: string, side: 'before' | 'after'): void {
  const table = process.mappings;
  if (table === null) return;
  const shares = new Map<string, { label: string; kind: MappingKind; rss: number; pss: number }>();
  for (const [at, { kind, label }] of mappingClasses(table).entries()) {
    if (!shareable.has(kind) || (table.inode[at] ?? 0) === 0) continue;
    const id = `${label}\0${table.devices[table.device[at] ?? 0] ?? ''}\0${String(table.inode[at])}`;
    const share = shares.get(id) ?? { label, kind, rss: 0, pss: 0 };
    share.rss += mappingAmount(table, [at], 'rss') ?? 0;
    share.pss += mappingAmount(table, [at], 'pss') ?? 0;
    shares.set(id, share);
  }
  for (const [id, { label, kind, rss, pss }] of shares) {
    const object = objects.get(id) ?? { label, kind, before: [], after: [] };
    object[side].push({ process: owner, rss, pss });
    objects.set(id, object);
  }
}

function toRow(id: string, object: Found, before: Snapshot | null, after: Snapshot): SharedObject {
  const shares = object.after.length > 0 ? object.after : object.before;
  const side = (list: readonly Share[], exists: boolean, key: 'rss' | 'pss', snapshot: Snapshot | null) => {
    if (snapshot === null) return { state: 'no-side' } as const;
    if (list.length === 0) return { state: exists ? 'absent' : 'no-side' } as const;
    // What is resident of the object is at least what its largest mapper has mapped; PSS divides it exactly among the mappers seen.
    const value =
      key === 'pss' ? list.reduce((sum, share) => sum + share.pss, 0) : list.reduce((largest, share) => Math.max(largest, share.rss), 0);
    return {
      state: 'there',
      readings: [
        {
          state: 'known',
          value,
          source: key === 'pss' ? 'smaps.Pss (sum over mappers)' : 'smaps.Rss (largest mapper)',
          at: '',
          mark: 'derived',
        },
      ],
    } as const;
  };
  const metric = (key: 'rss' | 'pss') =>
    pairMetric(side(object.before, before !== null, key, before), side(object.after, true, key, after), 'bytes', 512 * 1024);
  return {
    id: id.replaceAll('\0', ' '),
    label: object.label,
    kind: object.kind,
    mappers: shares.map(({ process, pss, rss }) => ({ process, pss, rss })),
    metrics: { pss: metric('pss'), resident: metric('rss') },
    chargedTo: null,
  };
}
