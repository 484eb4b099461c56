// @ts-check
/**
 * How large a process is: what it has in memory from its status, and the sizes of its mappings from its maps, while both are read. What
 * a walk of its page tables will cost depends on it, and the text itself is needed nowhere but in the archive.
 */
const NEWLINE = 10;
const DASH = 45;
const SPACE = 32;
/** One read(2) of smaps gives a page of text, and formats one record more than fits: at most so many mappings share one hold (as in process-size.ts). */
const MAPPINGS_PER_HOLD = 7;
/** Digits of an address, and of those the number of its page. */
const DIGITS = 12;
const PAGE_DIGITS = 9;
/** Where the line of a mapping without a name ends: `7f3c8a000000-7f3c8a021000 rw-p 00000000 00:00 0 `. */
const NAMELESS = 48;
const keys = ['\nVmRSS:', '\nVmSwap:', '\nHugetlbPages:'];

const nothing = Buffer.alloc(0);

/** VmRSS + VmSwap + HugetlbPages of the last status, bytes: no mapping can hold more pages than the process has. */
let residentBytes = Infinity;
let status = '';
/** Sizes of the last mappings, each in the place of the one that left. */
const window = new Float64Array(MAPPINGS_PER_HOLD);
let sum = 0;
let largest = 0;
/** Nothing was counted yet: as if there were no end of them. */
let mappings = Infinity;
/** Of the next one in the window. */
let place = 0;
/** The beginning of a line whose end was not read yet. */
let rest = nothing;

/** @param {'status' | 'maps'} what */
function begin(what) {
  if (what === 'status') {
    status = '\n';
    residentBytes = Infinity;
    return;
  }
  window.fill(0);
  sum = 0;
  largest = 0;
  mappings = 0;
  place = 0;
  rest = nothing;
}

/** @param {'status' | 'maps'} what @param {Buffer} buffer @param {number} from @param {number} to */
function see(what, buffer, from, to) {
  if (what === 'status') {
    status += buffer.toString('latin1', from, to);
    residentBytes = 0;
    for (const key of keys) residentBytes += kibOf(status, key) * 1024;
    return;
  }
  const bytes = rest.length === 0 ? buffer.subarray(from, to) : Buffer.concat([rest, buffer.subarray(from, to)]);
  // Not as a Buffer: its search costs three times as much, tens of thousands of times.
  const end = seeLines(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
  rest = end === bytes.length ? nothing : Buffer.from(bytes.subarray(end));
}

/** The value of a line `VmRSS:      1234 kB`; 0 where there is none. @param {string} text @param {string} key */
function kibOf(text, key) {
  const before = text.indexOf(key);
  if (before === -1) return 0;
  const end = text.indexOf('\n', before + key.length);
  const amount = text.slice(before + key.length, end === -1 ? undefined : end);
  return amount.endsWith(' kB') ? Number(amount.slice(0, -3)) || 0 : 0;
}

/** @param {Uint8Array} bytes @returns {number} where the last line begins that is not whole */
function seeLines(bytes) {
  let start = 0;
  for (;;) {
    // Tens of thousands of times in a large process: most of its lines have no name, and end where all such lines do. None is half as long.
    const end = bytes[start + NAMELESS] === NEWLINE ? start + NAMELESS : bytes.indexOf(NEWLINE, start);
    if (end === -1) return start;
    const size =
      bytes[start + DIGITS] === DASH && bytes[start + DIGITS * 2 + 1] === SPACE ? sizeOf(bytes, start) : anySizeOf(bytes, start, end);
    if (size >= 0) add(Math.min(size, residentBytes));
    start = end + 1;
  }
}

/**
 * Of a line `7f3c8a000000-7f3c8a021000 ...`, with addresses as nearly all have them: where they begin alike and how they end, which is a
 * multiple of the least page, is not looked at.
 * @param {Uint8Array} bytes @param {number} start
 */
function sizeOf(bytes, start) {
  const second = start + DIGITS + 1;
  let at = 0;
  while (at < PAGE_DIGITS && bytes[start + at] === bytes[second + at]) at += 1;
  let pages = 0;
  for (; at < PAGE_DIGITS; at += 1) pages = pages * 16 + hexDigit(bytes[second + at] ?? 0) - hexDigit(bytes[start + at] ?? 0);
  return Math.max(0, pages * 4096);
}

/** Of a line with addresses of any length; negative where there are none. @param {Uint8Array} bytes @param {number} start @param {number} end */
function anySizeOf(bytes, start, end) {
  let at = start;
  let low = 0;
  for (; at < end && bytes[at] !== DASH; at += 1) low = low * 16 + hexDigit(bytes[at] ?? 0);
  let high = 0;
  for (at += 1; at < end && bytes[at] !== SPACE; at += 1) high = high * 16 + hexDigit(bytes[at] ?? 0);
  return at < end ? Math.max(0, high - low) : -1;
}

/** One mapping more. @param {number} size */
function add(size) {
  sum += size - (window[place] ?? 0);
  window[place] = size;
  if (sum > largest) largest = sum;
  mappings += 1;
  place = place === MAPPINGS_PER_HOLD - 1 ? 0 : place + 1;
}

/** @param {number} byte */
function hexDigit(byte) {
  return byte >= 97 ? byte - 87 : byte - 48;
}

/** How many mappings the last maps had. */
function count() {
  return mappings;
}

/** For a result: mappings, the largest sum of the sizes of those that share a hold, and what is resident, negative where not known. */
function words() {
  return `${mappings} ${Math.min(largest, residentBytes)} ${residentBytes === Infinity ? -1 : residentBytes}`;
}

module.exports = { begin, count, see, words };
