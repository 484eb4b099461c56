import type { MappingTable } from '../../kernel/index.ts';
import { mappingClasses, type MappingClass } from '../../model/index.ts';
import { backingsOf, type Backing } from './backing.ts';
import { mmapArea, type Area } from './mmap-area.ts';

/** One side of an alignment: the table, and its mappings as numbers that are equal on both sides where the mappings are alike. */
export interface Side {
  readonly table: MappingTable;
  readonly classes: readonly MappingClass[];
  readonly backings: readonly Backing[];
  readonly count: number;
  readonly size: Float64Array;
  /** Where the kernel chose the addresses. */
  readonly area: Area;
  /** Family of the backing, permissions and who chose the address: only mappings with the same group can be one. */
  readonly group: Int32Array;
  /** Group, kind, size and flags: two mappings with the same token differ in nothing but address and contents. */
  readonly token: Int32Array;
}

/** Gives numbers to texts, and to sizes within a text, in the order they come; shared by both sides. */
export class Numbering {
  private readonly texts = new Map<string, number>();
  private readonly sized: Map<number, number>[] = [];
  private tokens = 0;

  text(text: string): number {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const number = this.texts.size;
    this.texts.set(text, number);
    return number;
  }

  token(shape: number, size: number): number {
    const sizes = (this.sized[shape] ??= new Map<number, number>());
    let token = sizes.get(size);
    if (token === undefined) {
      token = this.tokens;
      this.tokens += 1;
      sizes.set(size, token);
    }
    return token;
  }
}

export function sideOf(table: MappingTable, exe: string | null, numbering: Numbering): Side {
  const classes = mappingClasses(table);
  const backings = backingsOf(table, exe);
  const { count } = table;
  const area = mmapArea(table, classes);
  const size = new Float64Array(count);
  const group = new Int32Array(count);
  const token = new Int32Array(count);
  const flags = layoutFlags(table);
  // A text for each mapping would be garbage 60,000 times over: there are few combinations of all but the size.
  const groups = new Map<Backing, number[]>();
  const shapes = new Map<string, number[]>();
  for (let at = 0; at < count; at += 1) {
    const bytes = (table.end[at] ?? 0) - (table.start[at] ?? 0);
    size[at] = bytes;
    const backing = backings[at];
    if (backing === undefined) continue;
    const permissions = table.permissions[at] ?? 0;
    let ofBacking = groups.get(backing);
    if (ofBacking === undefined) groups.set(backing, (ofBacking = []));
    const isPlaced = at >= area.from && at < area.to;
    const number = (ofBacking[permissions * 2 + Number(isPlaced)] ??= numbering.text(
      `${backing.family}\0${table.permissionSets[permissions] ?? ''}\0${backing.named || isPlaced ? '' : 'own address'}`,
    ));
    group[at] = number;
    const kind = classes[at]?.kind ?? '';
    let ofKind = shapes.get(kind);
    if (ofKind === undefined) shapes.set(kind, (ofKind = []));
    const set = (table.flags[at] ?? -1) + 1;
    const shape = (ofKind[number * (flags.length + 1) + set] ??= numbering.text(`${String(number)} ${kind} ${flags[set] ?? ''}`));
    token[at] = numbering.token(shape, bytes);
  }
  return { table, classes, backings, count, size, area, group, token };
}

/** Flags that come and go with use: soft dirty, accountable, guards, locked, lock on fault. The others programs set by purpose. */
const transient = new Set(['sd', 'ac', 'gu', 'lo', 'lf']);

/** Lasting flags of each flag set of a table; the first entry is for mappings without a VmFlags line. */
function layoutFlags(table: MappingTable): readonly string[] {
  return ['', ...table.flagSets.map((set) => set.filter((flag) => !transient.has(flag)).join(' '))];
}

/** Whether mapping `at` lies directly above the one before it. */
export function touchesBelow(side: Side, at: number): boolean {
  return at > 0 && side.table.end[at - 1] === side.table.start[at];
}

/** Whether the kernel chose the address of a mapping. */
export const isPlaced = ({ area }: Side, at: number): boolean => at >= area.from && at < area.to;
