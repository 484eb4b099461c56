import type { MappingPair, ProcessPair } from '../diff/index.ts';
import type { MappingTable } from '../kernel/index.ts';
import { mappingClasses, type MappingClass } from '../model/index.ts';

/** The mapping pairs of a process, one at a time: a pair is good until the next one is asked for. */
export interface MappingList {
  readonly length: number;
  /** Where each pair is one mapping of a report: the table whose rows they are, in its order. */
  readonly rowsOf: MappingTable | null;
  /** Where each pair is one mapping of a report: what each row of the table is. */
  readonly classes: readonly MappingClass[] | null;
  readonly at: (index: number) => MappingPair | undefined;
}

const pairing = { kind: 'same', confidence: 0.99 } as const;
const none: readonly number[] = [];

/** In a report each mapping is a pair of its own: a million of them, asked for several times, are one object that says another each time. */
export function listMappings(process: ProcessPair, isDiff: boolean): MappingList {
  const table = process.after?.mappings ?? null;
  if (isDiff || process.before !== null || table === null) {
    const all = process.mappings();
    return { length: all.length, rowsOf: null, classes: null, at: (index) => all[index] };
  }
  const classes = mappingClasses(table);
  const rows = [0];
  const pair: Writable<MappingPair> = { label: '', kind: 'anonymous', before: none, after: rows, pairing };
  return {
    length: table.count,
    rowsOf: table,
    classes,
    at: (index) => {
      const entry = classes[index];
      if (entry === undefined) return undefined;
      pair.label = entry.label;
      pair.kind = entry.kind;
      rows[0] = index;
      return pair;
    },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
