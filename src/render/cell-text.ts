import type { Cell, Words } from '../report/index.ts';
import { shorten, showInstant } from '../report/index.ts';
import { formatBytes, formatBytesDelta, formatCountDelta, formatMicroseconds, groupDigits } from '../units/index.ts';

/** A sentence with a captured name of 4 kB in it. */
const longestText = 600;

/** A cell's value in words, before any encoding. Numbers look the same in every language. */
export function cellText(cell: Cell, words: Words, nameLength = Infinity): string {
  switch (cell.valueType) {
    case 'bytes':
      return formatBytes(cell.value);
    case 'count':
      return groupDigits(cell.value);
    case 'duration':
      return formatMicroseconds(cell.value);
    case 'percent':
      return `${cell.value.toFixed(1)} %`;
    case 'delta-bytes':
      return formatBytesDelta(cell.value);
    case 'delta-count':
      return formatCountDelta(cell.value);
    case 'delta-duration':
      return `${cell.value > 0 ? '+' : ''}${formatMicroseconds(cell.value)}`;
    case 'limit':
      return cell.value === 'unlimited' ? words.state.unlimited : formatBytes(cell.value);
    case 'time':
      return showInstant(cell.value);
    case 'severity':
    case 'state':
      return cell.label;
    case 'missing':
      return cell.short ?? cell.reason;
    case 'source':
      return [cell.source, ...(cell.markLabel === null ? [] : [cell.markLabel]), ...(cell.at === null ? [] : [cell.at])].join(' · ');
    case 'names':
      return cell.values.map((name) => cutName(name, words, nameLength)).join(words.page.comma);
    case 'name':
      return cutName(cell.value, words, nameLength);
    case 'text':
      return cutName(cell.value, words, Math.max(longestText, nameLength));
    case 'address':
    case 'digest':
      return cell.value;
    default:
      return unreachable(cell);
  }
}

/** A long captured name cut in its middle, saying how long it is. */
export function cutName(name: string, words: Words, length: number): string {
  const characters = Array.from(name).length;
  return characters <= length ? name : `${shorten(name, length)} ${words.page.truncated(characters)}`;
}

/** Whether a cell was taken from a capture and must not pass as our words. */
export function isCaptured(cell: Cell): boolean {
  return (
    cell.valueType === 'name' ||
    cell.valueType === 'names' ||
    cell.valueType === 'source' ||
    cell.valueType === 'digest' ||
    cell.valueType === 'address'
  );
}

/** Whether a cell is a number, to be aligned at its right end. */
export function isNumber(cell: Cell): boolean {
  switch (cell.valueType) {
    case 'bytes':
    case 'count':
    case 'duration':
    case 'percent':
    case 'delta-bytes':
    case 'delta-count':
    case 'delta-duration':
    case 'limit':
      return true;
    default:
      return false;
  }
}

/** Direction of a change that is larger than noise: what colour, sign and arrow say together. */
export function directionOf(cell: Cell): 'up' | 'down' | 'level' | null {
  if (cell.valueType !== 'delta-bytes' && cell.valueType !== 'delta-count' && cell.valueType !== 'delta-duration') return null;
  if (Math.abs(cell.value) <= (cell.noise ?? 0)) return 'level';
  return cell.value > 0 ? 'up' : 'down';
}

/** A member of a union that no case handles: the compiler finds it before a reader does. */
export function unreachable(never: never): never {
  throw new Error(`unhandled ${JSON.stringify(never)}`);
}
