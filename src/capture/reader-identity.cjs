// @ts-check
/**
 * Which process it is that is read: the fields of its stat by which one process is told from another of the same pid, before its files are
 * read and behind them. They are told at the end, in one line for each process.
 */
const CLOSE = 0x29;
const BLANK = 0x20;
const MINUS = 0x2d;
const ZERO = 0x30;
const FLAGS = 9;
const START_TIME = 22;

/** State as a character code, flags and start time, where they are known. */
const unknown = '- - -';
let first = unknown;
let after = unknown;
let statm = '';

/** @param {'stat' | 'statm-again' | 'stat-again'} what */
function begin(what) {
  if (what === 'stat') {
    first = unknown;
    statm = '';
  } else if (what === 'stat-again') after = unknown;
}

/** @param {'stat' | 'statm-again' | 'stat-again'} what @param {Buffer} buffer @param {number} from @param {number} to @param {number} at when */
function see(what, buffer, from, to, at) {
  if (what === 'statm-again') {
    statm = `${at} ${buffer.toString('latin1', from, to).trim()}`;
    return;
  }
  const fields = fieldsOf(buffer.subarray(from, to));
  const words = fields === null ? unknown : `${fields[3]} ${fields[FLAGS]} ${fields[START_TIME]}`;
  if (what === 'stat') first = words;
  else after = words;
}

/** For a result: what the process was, what it is now, and its statm with when it was read. */
function words() {
  return `${first} ${after} ${statm}`;
}

/**
 * The numbers of a stat line by the numbers that proc_pid_stat(5) gives their fields, to the start time; the third, state, is a character
 * code. comm may hold blanks and parentheses, so it ends at the last one (as in process-stat.ts). Null where there is none.
 * @param {Uint8Array} bytes
 * @returns {readonly number[] | null}
 */
function fieldsOf(bytes) {
  const close = bytes.lastIndexOf(CLOSE);
  if (close === -1) return null;
  const fields = [0, 0, 0, bytes[close + 2] ?? 0];
  for (let at = close + 4; at < bytes.length && fields.length <= START_TIME; at += 1) {
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    let number = isDigit(bytes[at]) ? 0 : Number.NaN;
    for (; isDigit(bytes[at]); at += 1) number = number * 10 + (bytes[at] ?? 0) - ZERO;
    fields.push(isNegative ? -number : number);
    while (at < bytes.length && bytes[at] !== BLANK) at += 1;
  }
  return fields.length > START_TIME ? fields : null;
}

/** @param {number | undefined} byte */
function isDigit(byte) {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

module.exports = { begin, see, words };
