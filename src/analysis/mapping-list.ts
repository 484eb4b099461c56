import type { MappingPair, ProcessPair } from '../diff/index.ts';
import { mappingClasses } from '../model/index.ts';

/** The mapping pairs of a process, one at a time. */
export interface MappingList {
  readonly length: number;
  readonly at: (index: number) => MappingPair | undefined;
}

const pairing = { kind: 'same', confidence: 0.99 } as const;
const none: readonly number[] = [];

/** In a report each mapping is a pair of its own: with a million of them, objects that are made when asked for take no room. */
export function listMappings(process: ProcessPair, isDiff: boolean): MappingList {
  const table = process.after?.mappings ?? null;
  if (isDiff || process.before !== null || table === null) {
    const all = process.mappings();
    return { length: all.length, at: (index) => all[index] };
  }
  const classes = mappingClasses(table);
  return {
    length: table.count,
    at: (index) => {
      const entry = classes[index];
      return entry === undefined ? undefined : { label: entry.label, kind: entry.kind, before: none, after: [index], pairing };
    },
  };
}
