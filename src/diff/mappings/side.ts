import type { MappingTable } from '../../kernel/index.ts';
import { flagsAt, mappingClasses, permissionsAt, type MappingClass } from '../../model/index.ts';
import { backingsOf, type Backing } from './backing.ts';

/** One side of an alignment: the table, and its mappings as numbers that are equal on both sides where the mappings are alike. */
export interface Side {
  readonly table: MappingTable;
  readonly classes: readonly MappingClass[];
  readonly backings: readonly Backing[];
  readonly count: number;
  readonly size: Float64Array;
  /** Loose backing and permissions: only mappings with the same group can be one. */
  readonly group: Int32Array;
  /** Group, kind, size and flags: two mappings with the same token differ in nothing but address and contents. */
  readonly token: Int32Array;
}

/** Numbers texts in the order they come; shared by both sides. */
export type Numbering = Map<string, number>;

export function numberOf(numbering: Numbering, text: string): number {
  const known = numbering.get(text);
  if (known !== undefined) return known;
  const number = numbering.size;
  numbering.set(text, number);
  return number;
}

export function sideOf(table: MappingTable, exe: string | null, numbering: Numbering): Side {
  const classes = mappingClasses(table);
  const backings = backingsOf(table, exe);
  const { count } = table;
  const size = new Float64Array(count);
  const group = new Int32Array(count);
  const token = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    size[at] = (table.end[at] ?? 0) - (table.start[at] ?? 0);
    const permissions = permissionsAt(table, at);
    const number = numberOf(numbering, `${backings[at]?.loose ?? ''}\0${permissions}`);
    group[at] = number;
    token[at] = numberOf(numbering, `${String(number)} ${classes[at]?.kind ?? ''} ${String(size[at])} ${layoutFlags(table, at)}`);
  }
  return { table, classes, backings, count, size, group, token };
}

/** Flags that programs set by purpose; `ac` (accountable), `sd` (soft dirty), `gu` and `lo` come and go with use. */
const transient = new Set(['sd', 'ac', 'gu', 'lo', 'lf']);

function layoutFlags(table: MappingTable, at: number): string {
  const set = table.flags[at] ?? -1;
  if (set < 0) return '';
  let texts = flagTexts.get(table);
  if (texts === undefined) {
    texts = new Map();
    flagTexts.set(table, texts);
  }
  let text = texts.get(set);
  if (text === undefined) {
    text = flagsAt(table, at)
      .filter((flag) => !transient.has(flag))
      .join(' ');
    texts.set(set, text);
  }
  return text;
}

const flagTexts = new WeakMap<MappingTable, Map<number, string>>();

/** Whether mapping `at` lies directly above the one before it. */
export function touchesBelow(side: Side, at: number): boolean {
  return at > 0 && side.table.end[at - 1] === side.table.start[at];
}
