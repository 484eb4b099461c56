/** One value that a kernel file states, with the line (1-based) it was read from. */
export type Field =
  /** A number in the base unit that the metric's entry declares: bytes, pages, count, microseconds ... */
  | { readonly kind: 'amount'; readonly amount: number; readonly line: number }
  | { readonly kind: 'unlimited'; readonly line: number }
  /** Text as a name (see name.ts): modes, flags, and numbers too large to be exact. */
  | { readonly kind: 'text'; readonly text: string; readonly line: number };

/** Key-value files: status, meminfo, memory.stat, every single-value file (key: `value` or the file's base name). */
export interface FieldRecord {
  readonly type: 'fields';
  /** Fields in the order of the file, unknown ones among them. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** Files with rows: zoneinfo, slabinfo, swaps, limits, numa_maps, mountinfo, cgroup, numa_stat ... */
export interface TableRecord {
  readonly type: 'table';
  /** Rows in the order of the file; `label` names the row (a zone, a cache, a mount point, an address). */
  readonly rows: readonly { readonly label: string; readonly line: number; readonly cells: ReadonlyMap<string, Field> }[];
}
