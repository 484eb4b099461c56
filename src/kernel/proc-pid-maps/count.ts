import { trimPadding } from '../../text/index.ts';
import { opensMapping } from '../mapping-header.ts';

const NEWLINE = 10;

/** How many mappings a maps file lists, as the parser counts them: for a process whose smaps says the rest. */
export function countMappings(bytes: Uint8Array): number {
  const to = trimPadding(bytes);
  let count = 0;
  for (let at = 0; at < to;) {
    if (opensMapping(bytes, at, to)) count += 1;
    const newline = bytes.indexOf(NEWLINE, at);
    if (newline === -1) break;
    at = newline + 1;
  }
  return count;
}
