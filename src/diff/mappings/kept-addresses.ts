import type { Side } from './side.ts';

/** From this share of named mappings at their old addresses on, the address space is the old one. */
const keptShare = 0.5;

/**
 * Whether two tables show one address space: the same process, a fork of it, or a program without address randomisation. The named
 * mappings tell: an exec draws new addresses for stack, heap and libraries, so a process that only changed its program has none left.
 */
export function keepsAddresses(left: Side, right: Side, sameProcess: boolean): boolean {
  const there = new Set<string>();
  for (let at = 0; at < left.count; at += 1) {
    const backing = left.backings[at];
    if (backing?.named === true) there.add(`${backing.strict} ${String(left.table.start[at])}`);
  }
  let named = 0;
  let kept = 0;
  for (let at = 0; at < right.count; at += 1) {
    const backing = right.backings[at];
    if (backing?.named !== true) continue;
    named += 1;
    if (there.has(`${backing.strict} ${String(right.table.start[at])}`)) kept += 1;
  }
  const fewer = Math.min(there.size, named);
  return fewer === 0 ? sameProcess : kept >= fewer * keptShare;
}
